import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { AccountMails } from '../../../platform/mail/account-mails.js';
import { Mailer } from '../../../platform/mail/mailer.js';
import { Database } from '../../../platform/persistence/database.js';
import type { DuplicateDto } from '../duplicates/dto/duplicate.dto.js';
import { DuplicatesService } from '../duplicates/duplicates.service.js';
import type { LeadDto } from '../leads/dto/lead.dto.js';
import { LeadsService } from '../leads/leads.service.js';
import type { FormEntry } from './lead-form.entity.js';
import { FORM_OWNER } from './lead-forms.queries.js';

interface FormOwner extends Record<string, unknown> {
  formName: string;
  source: string;
  campaignId: string | null;
  /** Null once they have left. */
  ownerId: string | null;
  ownerName: string;
  ownerEmail: string | null;
}

/** What was sent by a form becomes a lead, and its owner is told, also of whom it may be already. */
@Injectable()
export class FormLeads {
  constructor(
    private readonly database: Database,
    private readonly leads: LeadsService,
    private readonly duplicates: DuplicatesService,
    private readonly mailer: Mailer,
    private readonly mails: AccountMails,
  ) {}

  async make(ctx: RequestContext, entry: FormEntry): Promise<LeadDto> {
    const { person, email, phone, message } = entry;
    const form = (await this.database.one<FormOwner>(ctx, FORM_OWNER, [ctx.firmId, entry.formId]))!;
    const company = entry.company || person || email;
    const known = await this.duplicates.find(ctx, { company: entry.company, email, phone });
    const lead = await this.leads.create(ctx, {
      ...{ company, person, email, phone, note: message },
      ...{ source: form.source || form.formName, campaignId: form.campaignId, ownerId: form.ownerId },
    });
    if (form.ownerId && form.ownerEmail) await this.tell(ctx, form.ownerEmail, form, lead, known);
    return lead;
  }

  private async tell(
    ctx: RequestContext,
    recipient: string,
    { ownerName, formName }: FormOwner,
    { id, company, person, email, phone, note }: LeadDto,
    known: readonly DuplicateDto[],
  ): Promise<void> {
    const who = [company, person, email, phone].filter(Boolean).join('\n');
    const maybe = known.map((one) => `- ${one.company}${one.name ? `: ${one.name}` : ''} (${one.kind})`);
    const parts = [
      `Hello ${ownerName},`,
      `somebody has filled in the form ${formName}:`,
      who,
      note,
      maybe.length ? `They may be known already:\n${maybe.join('\n')}` : '',
      this.mails.page(`/leads/${id}`),
    ];
    await this.mailer.send(ctx, {
      ...{ recipient, relatedType: 'lead', relatedId: id },
      subject: `New lead: ${company}`,
      body: `${parts.filter(Boolean).join('\n\n')}\n`,
    });
  }
}
