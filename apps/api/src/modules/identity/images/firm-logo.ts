import { Injectable } from '@nestjs/common';
import { P } from '#libs/contracts';
import { Audit } from '../../../platform/audit/audit.js';
import { Contexts } from '../../../platform/context/contexts.js';
import { mustHave, type RequestContext } from '../../../platform/context/request-context.js';
import { notFound, staleVersion } from '../../../platform/errors/domain-error.js';
import { Images } from '../../../platform/images/images.js';
import { Database } from '../../../platform/persistence/database.js';
import type { FirmDto } from '../firms/dto/firm.dto.js';
import { LOCK_FIRM, TOUCH_FIRM } from '../firms/firms.queries.js';
import { FirmsService } from '../firms/firms.service.js';
import { bytesOf, StoredImages } from './stored-images.js';

/** Fits a letterhead at 300 dots an inch, 54 mm wide, and a page's head on any screen. */
const BOX = { width: 640, height: 240 };
const WHOSE = { kind: 'logo', membershipId: null } as const;

/** The logo is part of the firm's settings, and changes with their version. */
@Injectable()
export class FirmLogo {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly images: Images,
    private readonly stored: StoredImages,
    private readonly firms: FirmsService,
    private readonly audit: Audit,
  ) {}

  /** `ctx` needs no transaction: there is one once the picture is drawn. @throws 412, 413, 422 */
  async set(ctx: RequestContext, version: number, content: AsyncIterable<Buffer>): Promise<FirmDto> {
    const made = await this.images.within(await bytesOf(content), BOX);
    return this.contexts.resume(ctx, async (now) => {
      mustHave(now, P.FirmManage);
      const before = await this.lock(now, version);
      await this.stored.replace(now, WHOSE, made);
      return this.record(now, before.logo ? 'firm.logo_replaced' : 'firm.logo_added');
    });
  }

  /** @throws 404 without one, 412 */
  async remove(ctx: RequestContext, version: number): Promise<FirmDto> {
    await this.lock(ctx, version);
    if (!(await this.stored.remove(ctx, WHOSE))) throw notFound('logo');
    return this.record(ctx, 'firm.logo_removed');
  }

  private async lock(ctx: RequestContext, version: number): Promise<FirmDto> {
    const held = await this.database.one<{ version: number }>(ctx, LOCK_FIRM, [ctx.firmId]);
    if (held?.version !== version) throw staleVersion();
    return this.firms.get(ctx);
  }

  private async record(ctx: RequestContext, action: string): Promise<FirmDto> {
    await this.database.query(ctx, TOUCH_FIRM, [ctx.firmId]);
    const firm = await this.firms.get(ctx);
    const object = { objectType: 'firm', objectId: ctx.firmId, objectLabel: firm.name };
    await this.audit.record(ctx, { action, ...object });
    return firm;
  }
}
