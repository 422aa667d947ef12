import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { firmOfToken } from '../../../platform/access/firm-token.js';
import { Contexts } from '../../../platform/context/contexts.js';
import { Database } from '../../../platform/persistence/database.js';
import { Throttle } from '../../../platform/throttle/throttle.js';
import type { Caller } from '../../identity/index.js';
import type { PublicFormDto, SendFormDto, SentFormDto } from './dto/public-form.dto.js';
import { FormLeads } from './form-leads.js';
import { FormTokens } from './form-tokens.js';
import { FormEntry, type FormField } from './lead-form.entity.js';
import { consentMissing, noSuchForm, required } from './lead-forms.errors.js';
import { KEEP_ENTRY, OPEN_FORM, SAME_MESSAGES } from './lead-forms.queries.js';
import { suspicionsOf } from './suspicion.js';

/** A form that is switched on. */
export interface OpenForm {
  id: string;
  firmId: string;
  firmName: string;
  locale: string;
  name: string;
  heading: string;
  intro: string;
  fields: FormField[];
  consent: string;
  button: string;
  thanks: string;
  origins: string[];
}

/** What strangers may do with a form: look at it, and send it. */
@Injectable()
export class PublicForms {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly throttle: Throttle,
    private readonly tokens: FormTokens,
    private readonly leads: FormLeads,
  ) {}

  /** @throws 404 for a key that leads nowhere, or to a form that is switched off */
  async open(key: string): Promise<OpenForm> {
    const firmId = firmOfToken(key);
    if (!firmId) throw noSuchForm();
    const { rows } = await this.database.transaction({ firmId }, (tx) =>
      tx.run<OpenForm & Record<string, unknown>>(OPEN_FORM, [firmId, key]),
    );
    if (!rows[0]) throw noSuchForm();
    return rows[0];
  }

  look({ id, firmName, heading, intro, fields, consent, button }: OpenForm): PublicFormDto {
    return { token: this.tokens.sign(id), firmName, heading, intro, fields, consent, button };
  }

  /**
   * Takes in what was filled in, once for each token. The answer is the same whatever becomes of it, and whoever is known.
   * @throws 422 for what is missing, 429
   */
  async send(form: OpenForm, sent: SendFormDto, { ip, requestId }: Caller): Promise<SentFormDto> {
    const { flooded } = await this.throttle.fromStranger(`form|${form.id}`, ip);
    const { id: tokenId, ms } = this.tokens.read(sent.token, form.id);
    const facts = factsOf(form, sent);
    await this.contexts.forFirm(form.firmId, `Form ${form.name}`, async (system) => {
      const ctx = { ...system, ip, requestId };
      const same = [ctx.firmId, form.id, facts.message];
      const { times } = (await this.database.one<{ times: number }>(ctx, SAME_MESSAGES, same))!;
      const trap = sent.website ?? '';
      const suspicions = suspicionsOf({ texts: Object.values(facts), trap, ms, times, flooded });
      const { company, person, email, phone, message } = facts;
      const who = [company, person, email, phone, message, form.consent];
      const values = [ctx.firmId, uuidv7(), form.id, tokenId, ...who, suspicions];
      const kept = await this.database.one<{ id: string }>(ctx, KEEP_ENTRY, values);
      if (!kept || suspicions.length) return;
      const entries = this.database.repo(ctx, FormEntry);
      const { id: leadId } = await this.leads.make(ctx, await entries.getOrFail(kept.id));
      await entries.update(kept.id, { status: 'taken', leadId });
    });
    return { thanks: form.thanks };
  }
}

/** What the form asks for; anything else is left out. @throws 422 for what is missing */
function factsOf({ fields, consent }: OpenForm, sent: SendFormDto): Record<FormField['key'], string> {
  const facts = { company: '', person: '', email: '', phone: '', message: '' };
  for (const { key, label, required: must } of fields) {
    facts[key] = sent[key] ?? '';
    if (must && !facts[key]) throw required(key, label);
  }
  if (consent && sent.consent !== true) throw consentMissing();
  return facts;
}
