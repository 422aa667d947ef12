import { Injectable } from '@nestjs/common';
import { P } from '#libs/contracts';
import { Audit } from '../../../platform/audit/audit.js';
import { mustHave, type RequestContext } from '../../../platform/context/request-context.js';
import { Files } from '../../../platform/files/files.js';
import type { StoredFile } from '../../../platform/files/stored-file.entity.js';
import { Letterheads } from '../../identity/index.js';
import { ChangeOrders } from './change-orders.service.js';
import type { ChangeOrderDto } from './dto/change-order.dto.js';
import { renderOrderPdf } from './order-pdf.js';

/** Change orders as PDF. */
@Injectable()
export class OrderPapers {
  constructor(
    private readonly files: Files,
    private readonly audit: Audit,
    private readonly letterheads: Letterheads,
    private readonly orders: ChangeOrders,
  ) {}

  /** As it would be sent now; the download is recorded. @throws 403 for one with rates to who may not read them, 404 */
  async get(
    ctx: RequestContext,
    id: string,
  ): Promise<{ file: Pick<StoredFile, 'name' | 'contentType'>; content: Buffer }> {
    await this.assertRead(ctx, id);
    const order = await this.orders.get(ctx, id);
    const content = await this.render(ctx, order);
    await this.audit.record(ctx, {
      ...{ action: 'change_order.downloaded', objectType: 'change_order', objectId: id },
      objectLabel: titleOf(order),
    });
    return { file: { name: nameOf(order), contentType: 'application/pdf' }, content };
  }

  /** Makes and keeps the PDF that is about to be signed. */
  async keep(ctx: RequestContext, id: string, clientId: string): Promise<{ title: string; fileId: string }> {
    const order = await this.orders.get(ctx, id);
    const content = await this.render(ctx, order);
    const facts = { name: nameOf(order), contentType: 'application/pdf', clientId };
    return { title: titleOf(order), fileId: (await this.files.store(ctx, content, facts)).id };
  }

  /** Prices stand on the paper. @throws 403 */
  async assertRead(ctx: RequestContext, id: string): Promise<void> {
    if ((await this.orders.ratesOf(ctx, id)).length) mustHave(ctx, P.RateRead);
  }

  private async render(ctx: RequestContext, order: ChangeOrderDto): Promise<Buffer> {
    const rates = await this.orders.ratesOf(ctx, order.id);
    return renderOrderPdf(order, rates, await this.letterheads.of(ctx));
  }
}

const titleOf = ({ engagementTitle, number, title }: ChangeOrderDto): string =>
  `${engagementTitle} · ${number} ${title}`;

const nameOf = ({ engagementTitle, number }: ChangeOrderDto): string =>
  `${engagementTitle.replace(/[^\p{L}\p{N}.-]+/gu, '-')}-change-order-${number}.pdf`;
