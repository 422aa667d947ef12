import { Injectable } from '@nestjs/common';
import { Audit } from '../../../platform/audit/audit.js';
import { newFirmToken } from '../../../platform/access/firm-token.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { notFound } from '../../../platform/errors/domain-error.js';
import { AccountMails } from '../../../platform/mail/account-mails.js';
import { Database } from '../../../platform/persistence/database.js';
import { checkOwner } from '../../identity/index.js';
import { checkCampaign } from '../campaigns/check-campaign.js';
import type { CreateLeadFormDto, FormFieldDto, LeadFormDto, UpdateLeadFormDto } from './dto/lead-form.dto.js';
import { LeadForm } from './lead-form.entity.js';
import { emailMissing, notAnOrigin } from './lead-forms.errors.js';
import { FORM, FORMS } from './lead-forms.queries.js';

/** The forms by which strangers become leads of the firm. */
@Injectable()
export class LeadFormsService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly mails: AccountMails,
  ) {}

  async list(ctx: RequestContext): Promise<LeadFormDto[]> {
    const forms = await this.database.query<LeadFormDto>(ctx, FORMS, [ctx.firmId]);
    return forms.map((form) => this.withUrl(form));
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<LeadFormDto> {
    const form = await this.database.one<LeadFormDto>(ctx, FORM, [ctx.firmId, id]);
    if (!form) throw notFound('lead form');
    return this.withUrl(form);
  }

  /** @throws 422 */
  async create(ctx: RequestContext, { ...facts }: CreateLeadFormDto): Promise<LeadFormDto> {
    await this.check(ctx, facts);
    const form = await this.forms(ctx).insert({ ...facts, key: newFirmToken(ctx.firmId) });
    await this.record(ctx, 'created', null, form);
    return this.get(ctx, form.id);
  }

  /** @throws 404, 412, 422 */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    changes: UpdateLeadFormDto,
  ): Promise<LeadFormDto> {
    const before = await this.forms(ctx).lockVersion(id, version);
    await this.check(ctx, changes);
    const after = await this.forms(ctx).update(id, changes);
    await this.record(ctx, 'updated', before, after);
    return this.get(ctx, id);
  }

  /** Its address is another one from now on, and the old one leads nowhere. @throws 404, 412 */
  async changeKey(ctx: RequestContext, id: string, version: number): Promise<LeadFormDto> {
    const before = await this.forms(ctx).lockVersion(id, version);
    const after = await this.forms(ctx).update(id, { key: newFirmToken(ctx.firmId) });
    await this.record(ctx, 'key_changed', before, after);
    return this.get(ctx, id);
  }

  /** @throws 404, 409 once somebody has filled it in, 412 */
  async remove(ctx: RequestContext, id: string, version: number): Promise<void> {
    const before = await this.forms(ctx).lockVersion(id, version);
    await this.forms(ctx).delete({ id });
    await this.record(ctx, 'deleted', before, null);
  }

  /** @throws 422 */
  private async check(
    ctx: RequestContext,
    { ownerId, campaignId, fields, origins = [] }: UpdateLeadFormDto,
  ): Promise<void> {
    await checkOwner(ctx, this.database, ownerId);
    await checkCampaign(ctx, this.database, campaignId);
    if (fields && !reachable(fields)) throw emailMissing();
    origins.forEach((text, at) => {
      if (!isOrigin(text)) throw notAnOrigin(at, text);
    });
  }

  private withUrl(form: LeadFormDto): LeadFormDto {
    return Object.assign(form, { url: this.mails.page(`/f/${form.key}`) });
  }

  private forms(ctx: RequestContext) {
    return this.database.repo(ctx, LeadForm);
  }

  private record(
    ctx: RequestContext,
    deed: string,
    before: LeadForm | null,
    after: LeadForm | null,
  ): Promise<void> {
    const { id: objectId, name: objectLabel } = (after ?? before)!;
    const what = { action: `lead_form.${deed}`, objectType: 'lead_form', objectId, objectLabel };
    return this.audit.record(ctx, { ...what, before, after });
  }
}

/** Each field once, and an address that can be answered to. */
function reachable(fields: readonly FormFieldDto[]): boolean {
  const keys = new Set(fields.map(({ key }) => key));
  return keys.size === fields.length && fields.some(({ key, required }) => key === 'email' && required);
}

/** As browsers write where a page is from; http only for a machine of one's own. */
function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, origin } = new URL(text);
  return origin === text && (protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost'));
}
