import { LEAD_STATUSES, type LeadStatus } from '#libs/contracts';
import { Check, Column, Index } from 'typeorm';
import { oneOf } from '../../../platform/persistence/check.js';
import { Aggregate, References, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** A first contact, until somebody finds that there is work to win. */
@TenantTable('leads')
@References('Membership', 'ownerId')
@References('Campaign', 'campaignId')
@References('Lead', 'mergedIntoId')
@Index(['firmId', 'status', 'createdAt', 'id'])
@Index(['firmId', 'ownerId'])
@Index(['firmId', 'campaignId'])
@Index(['firmId', 'mergedIntoId'])
@Index('ix_leads_match', { synchronize: false }) // by likeness, by its migration
@Check('ck_leads_status', oneOf('status', LEAD_STATUSES))
@Check('ck_leads_merged', `(status = 'merged') = (merged_into_id IS NOT NULL)`)
export class Lead extends Aggregate {
  @Column('text')
  company!: string;

  @Column('text', { default: '' })
  person!: string;

  /** In small letters. */
  @Column('text', { default: '' })
  email!: string;

  @Column('text', { default: '' })
  phone!: string;

  /** How they came: `Referral`, `Website`. */
  @Column('text', { default: '' })
  source!: string;

  /** What they came by. */
  @Column('uuid', { nullable: true })
  campaignId!: string | null;

  @Column('uuid', { nullable: true })
  ownerId!: string | null;

  @Column('text', { default: '' })
  note!: string;

  @Column('text', { default: 'open' })
  status!: LeadStatus;

  /** Why it was dropped. */
  @Column('text', { default: '' })
  dropReason!: string;

  @Column('uuid', { nullable: true })
  mergedIntoId!: string | null;
}
