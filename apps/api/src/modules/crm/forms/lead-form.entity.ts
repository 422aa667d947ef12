import {
  FORM_ENTRY_STATUSES,
  type FormEntryStatus,
  type FormFieldKey,
  type Suspicion,
  SUSPICIONS,
} from '#libs/contracts';
import { Check, Column, CreateDateColumn, Index, Unique } from 'typeorm';
import { listOf, oneOf } from '../../../platform/persistence/check.js';
import { Aggregate, References, TenantRow, TenantTable } from '../../../platform/persistence/tenant-table.js';

export interface FormField {
  key: FormFieldKey;
  /** As the page shows it. */
  label: string;
  required: boolean;
}

/** A form that anybody may fill in, on a page of ours or of the firm: what is sent becomes a lead. */
@TenantTable('lead_forms')
@References('Campaign', 'campaignId')
@References('Membership', 'ownerId')
@Unique('uq_lead_forms_key', ['firmId', 'key'])
@Index(['firmId', 'campaignId'])
@Index(['firmId', 'ownerId'])
export class LeadForm extends Aggregate {
  /** For the firm; the page shows its heading. */
  @Column('text')
  name!: string;

  /** In its address: names the firm and is no secret, but can be changed when it is misused. */
  @Column('text')
  key!: string;

  @Column('boolean', { default: false })
  active!: boolean;

  @Column('text')
  heading!: string;

  @Column('text', { default: '' })
  intro!: string;

  @Column('jsonb')
  fields!: FormField[];

  /** What somebody agrees to who sends it; empty asks for nothing. */
  @Column('text', { default: '' })
  consent!: string;

  @Column('text')
  button!: string;

  /** What is shown after sending. */
  @Column('text')
  thanks!: string;

  /** Of its leads. */
  @Column('text', { default: '' })
  source!: string;

  @Column('uuid', { nullable: true })
  campaignId!: string | null;

  /** Gets its leads and is told of them. */
  @Column('uuid')
  ownerId!: string;

  /** Sites whose pages may show it in a frame or send to it, as `https://www.firm.example`. */
  @Column('text', { array: true, default: '{}' })
  origins!: string[];
}

/** What somebody sent. Each token of a form is used once. */
@TenantTable('form_entries')
@References('LeadForm', 'formId')
@References('Lead', 'leadId')
@Unique('uq_form_entries_token_id', ['firmId', 'tokenId'])
@Index(['firmId', 'status', 'createdAt', 'id'])
@Index(['firmId', 'formId', 'createdAt'])
@Index(['firmId', 'leadId'])
@Check('ck_form_entries_status', oneOf('status', FORM_ENTRY_STATUSES))
@Check('ck_form_entries_suspicions', listOf('suspicions', SUSPICIONS))
@Check('ck_form_entries_lead', `(status IN ('taken', 'released')) = (lead_id IS NOT NULL)`)
export class FormEntry extends TenantRow {
  @Column('uuid')
  formId!: string;

  @Column('uuid')
  tokenId!: string;

  @Column('text', { default: '' })
  company!: string;

  @Column('text', { default: '' })
  person!: string;

  @Column('text')
  email!: string;

  @Column('text', { default: '' })
  phone!: string;

  @Column('text', { default: '' })
  message!: string;

  /** What they agreed to, in the words of then; empty where nothing was asked. */
  @Column('text', { default: '' })
  consent!: string;

  @Column('text', { default: 'taken' })
  status!: FormEntryStatus;

  @Column('text', { array: true, default: '{}' })
  suspicions!: Suspicion[];

  @Column('uuid', { nullable: true })
  leadId!: string | null;

  @CreateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
