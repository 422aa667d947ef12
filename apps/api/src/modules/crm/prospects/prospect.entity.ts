import { PROSPECT_STATUSES, type ProspectStatus } from '#libs/contracts';
import { Check, Column, ForeignKey, Index } from 'typeorm';
import { oneOf } from '../../../platform/persistence/check.js';
import { Aggregate, References, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** Work that may be won, of a company or of a client, in a stage of the pipeline. */
@TenantTable('prospects')
@ForeignKey('Currency', ['currency'], ['code'])
@References('Membership', 'ownerId')
@References('PipelineStage', 'stageId')
@References('Lead', 'leadId')
@References('Client', 'clientId', 'SET NULL')
@References('Campaign', 'campaignId')
@References('Prospect', 'mergedIntoId')
@Index('uq_prospects_lead', ['firmId', 'leadId'], { unique: true, where: 'lead_id IS NOT NULL' })
@Index(['firmId', 'stageId', 'position'])
@Index(['firmId', 'status', 'createdAt', 'id'])
@Index(['firmId', 'ownerId'])
@Index(['firmId', 'clientId'])
@Index(['firmId', 'campaignId'])
@Index(['firmId', 'mergedIntoId'])
@Index('ix_prospects_match', { synchronize: false }) // by likeness, by its migration
@Check('ck_prospects_status', oneOf('status', PROSPECT_STATUSES))
@Check('ck_prospects_merged', `(status = 'merged') = (merged_into_id IS NOT NULL)`)
@Check('ck_prospects_closed', `(status IN ('won', 'lost')) = (closed_on IS NOT NULL)`)
@Check('ck_prospects_value', 'value >= 0')
@Check('ck_prospects_probability', 'probability BETWEEN 0 AND 100')
export class Prospect extends Aggregate {
  /** What could be won: `New intranet`. */
  @Column('text')
  name!: string;

  @Column('text')
  company!: string;

  @Column('text', { default: '' })
  person!: string;

  /** In small letters. */
  @Column('text', { default: '' })
  email!: string;

  @Column('text', { default: '' })
  phone!: string;

  @Column('text', { default: '' })
  source!: string;

  @Column('uuid', { nullable: true })
  campaignId!: string | null;

  /** The client that it is about, or that it became. */
  @Column('uuid', { nullable: true })
  clientId!: string | null;

  /** Where it came from. */
  @Column('uuid', { nullable: true })
  leadId!: string | null;

  @Column('numeric')
  value!: string;

  @Column('text')
  currency!: string;

  /** In percent; null takes the stage's. */
  @Column('int', { nullable: true })
  probability!: number | null;

  @Column('date', { nullable: true })
  expectedClose!: string | null;

  @Column('uuid')
  ownerId!: string;

  @Column('uuid')
  stageId!: string;

  /** Order in the stage, with gaps. */
  @Column('bigint')
  position!: number;

  @Column('text', { default: 'open' })
  status!: ProspectStatus;

  /** The day on which it was won or lost. */
  @Column('date', { nullable: true })
  closedOn!: string | null;

  @Column('text', { default: '' })
  lostReason!: string;

  @Column('text', { default: '' })
  note!: string;

  /** When it became its client. */
  @Column('timestamptz', { nullable: true })
  convertedAt!: Date | null;

  @Column('uuid', { nullable: true })
  mergedIntoId!: string | null;
}
