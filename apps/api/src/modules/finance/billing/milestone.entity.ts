import { MILESTONE_ACCEPTANCES, type MilestoneAcceptance } from '#libs/contracts';
import { Check, Column } from 'typeorm';
import { oneOf } from '../../../platform/persistence/check.js';
import { Aggregate, References, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** How far a milestone got. Its id is that of the milestone as it was agreed; one without a row is open. */
@TenantTable('milestones')
@References('EngagementLinePart', 'id')
@References('Membership', 'reachedBy')
@References('Membership', 'acceptedBy')
@Check('ck_milestones_status', oneOf('status', ['reached', 'accepted']))
@Check('ck_milestones_acceptance', oneOf('acceptance', MILESTONE_ACCEPTANCES))
@Check(
  'ck_milestones_accepted',
  `num_nulls(accepted_on, acceptance) = CASE status WHEN 'accepted' THEN 0 ELSE 2 END
    AND (accepted_by IS NULL OR status = 'accepted') AND accepted_on >= reached_on`,
)
export class Milestone extends Aggregate {
  @Column('text')
  status!: 'reached' | 'accepted';

  @Column('date')
  reachedOn!: string;

  @Column('uuid', { nullable: true })
  reachedBy!: string | null;

  @Column('date', { nullable: true })
  acceptedOn!: string | null;

  /** Who recorded it; null where nobody of the firm did. */
  @Column('uuid', { nullable: true })
  acceptedBy!: string | null;

  @Column('text', { nullable: true })
  acceptance!: MilestoneAcceptance | null;

  @Column('text', { default: '' })
  note!: string;
}
