import { Injectable } from '@nestjs/common';
import { P } from '#libs/contracts';
import { mustHave, type RequestContext } from '../../../platform/context/request-context.js';
import {
  type EndedOutcome,
  type SendForSignatureDto,
  type SignedOutcome,
  type SigningSubject,
  SignatureRequests,
  SigningSubjects,
} from '../../signing/index.js';
import { ChangeOrderFlow } from './change-order-flow.js';
import { ChangeOrders } from './change-orders.service.js';
import type { ChangeOrderDto } from './dto/change-order.dto.js';
import { OrderPapers } from './order-papers.js';

/** Change orders that are signed here: signed once all have, and drafts again, with the reason, when nobody will. */
@Injectable()
export class ChangeOrderSigning implements SigningSubject {
  constructor(
    subjects: SigningSubjects,
    private readonly orders: ChangeOrders,
    private readonly flow: ChangeOrderFlow,
    private readonly papers: OrderPapers,
    private readonly requests: SignatureRequests,
  ) {
    subjects.register('change_order', this);
  }

  /** @throws 403 without the right to write engagements, or to read rates where it has some; 404, 409 unless a draft that changes something of the engagement as it stands, 412, 422 */
  async send(
    ctx: RequestContext,
    id: string,
    version: number,
    terms: SendForSignatureDto,
  ): Promise<ChangeOrderDto> {
    mustHave(ctx, P.EngagementWrite);
    await this.papers.assertRead(ctx, id);
    await this.flow.send(ctx, id, version);
    const { clientId } = (await this.orders.lock(ctx, id)).engagement;
    const paper = await this.papers.keep(ctx, id, clientId);
    await this.requests.send(ctx, { type: 'change_order', id, clientId, ...paper }, terms);
    return this.orders.get(ctx, id);
  }

  async signed(ctx: RequestContext, id: string, { on, signers }: SignedOutcome): Promise<void> {
    const by = signers.filter(({ side }) => side === 'client').map(({ signature }) => signature);
    await this.flow.sign(ctx, id, { by: by.join(', '), at: on, how: 'E-signature' });
  }

  async ended(ctx: RequestContext, id: string, { status, reason, declined }: EndedOutcome): Promise<void> {
    const why = {
      declined: `${declined?.name} declined to sign: ${reason}`,
      expired: 'Nobody signed it in time.',
      voided: `Taken back: ${reason}`,
    };
    await this.flow.reopen(ctx, id, why[status]);
  }

  assertPaperRead(ctx: RequestContext, id: string): Promise<void> {
    return this.papers.assertRead(ctx, id);
  }
}
