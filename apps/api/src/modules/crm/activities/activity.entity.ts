import { ACTIVITY_KINDS, type ActivityKind } from '#libs/contracts';
import { Check, Column, Index } from 'typeorm';
import { oneOf } from '../../../platform/persistence/check.js';
import { Aggregate, References, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** What was done or is to be done about a lead, a prospect or a client. */
@TenantTable('activities')
@References('Lead', 'leadId')
@References('Prospect', 'prospectId')
@References('Client', 'clientId', 'CASCADE')
@References('Membership', 'ownerId')
@Index(['firmId', 'leadId', 'day'])
@Index(['firmId', 'prospectId', 'day'])
@Index(['firmId', 'clientId', 'day'])
@Index('ix_activities_to_do', ['firmId', 'ownerId', 'day'], { where: `kind = 'todo' AND done_at IS NULL` })
@Check('ck_activities_kind', oneOf('kind', ACTIVITY_KINDS))
@Check('ck_activities_about_one', 'num_nonnulls(lead_id, prospect_id, client_id) = 1')
@Check('ck_activities_done', `kind = 'todo' OR done_at IS NULL`)
export class Activity extends Aggregate {
  @Column('text')
  kind!: ActivityKind;

  @Column('uuid', { nullable: true })
  leadId!: string | null;

  @Column('uuid', { nullable: true })
  prospectId!: string | null;

  @Column('uuid', { nullable: true })
  clientId!: string | null;

  @Column('text')
  subject!: string;

  @Column('text', { default: '' })
  note!: string;

  /** On which it happened; of a to-do, on which it is due. */
  @Column('date')
  day!: string;

  /** Who did it, or is to do it. */
  @Column('uuid')
  ownerId!: string;

  @Column('timestamptz', { nullable: true })
  doneAt!: Date | null;
}
