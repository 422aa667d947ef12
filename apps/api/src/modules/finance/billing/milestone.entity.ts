import { MILESTONE_ACCEPTANCES, type MilestoneAcceptance, type MilestoneStatus } from '#libs/contracts';
import { Check, Column, ForeignKey, Index } from 'typeorm';
import { oneOf } from '../../../platform/persistence/check.js';
import { Aggregate, References, TenantTable } from '../../../platform/persistence/tenant-table.js';

/**
 * How far a milestone got. Its id is that of the milestone as it was agreed; one without a row is open. Title and amount
 * are what was put forward: the client answers what they were shown.
 */
@TenantTable('milestones')
@References('EngagementLinePart', 'id')
@References('Membership', 'reachedBy')
@References('Membership', 'acceptedBy')
@References('PortalUser', 'answeredByPortalUserId')
@ForeignKey('Engagement', ['firmId', 'engagementId', 'clientId'], ['firmId', 'id', 'clientId'])
@Index(['firmId', 'clientId', 'status'])
@Index(['firmId', 'engagementId'])
@Check('ck_milestones_status', oneOf('status', ['reached', 'rejected', 'accepted']))
@Check('ck_milestones_acceptance', oneOf('acceptance', MILESTONE_ACCEPTANCES))
@Check(
  'ck_milestones_accepted',
  `num_nulls(accepted_on, acceptance) = CASE status WHEN 'accepted' THEN 0 ELSE 2 END
    AND (accepted_by IS NULL OR status = 'accepted') AND accepted_on >= reached_on`,
)
@Check(
  'ck_milestones_rejected',
  `(status = 'rejected') = (rejected_on IS NOT NULL) AND (status <> 'rejected' OR answer <> '')`,
)
export class Milestone extends Aggregate {
  @Column('uuid')
  clientId!: string;

  @Column('uuid')
  engagementId!: string;

  @Column('text')
  title!: string;

  /** In the engagement's currency. */
  @Column('numeric')
  amount!: string;

  @Column('text')
  status!: Exclude<MilestoneStatus, 'open'>;

  @Column('date')
  reachedOn!: string;

  @Column('uuid', { nullable: true })
  reachedBy!: string | null;

  /** What was delivered: the client reads it. */
  @Column('text', { default: '' })
  note!: string;

  /** The day after whose objections the client counts as having accepted; null where somebody has to say so. */
  @Column('date', { nullable: true })
  silentOn!: string | null;

  @Column('date', { nullable: true })
  acceptedOn!: string | null;

  /** Who recorded it; null where nobody of the firm did. */
  @Column('uuid', { nullable: true })
  acceptedBy!: string | null;

  @Column('text', { nullable: true })
  acceptance!: MilestoneAcceptance | null;

  @Column('date', { nullable: true })
  rejectedOn!: string | null;

  /** What the client said, or how it is known what they said. */
  @Column('text', { default: '' })
  answer!: string;

  /** Who of the client answered in the portal. */
  @Column('text', { default: '' })
  answeredByName!: string;

  @Column('uuid', { nullable: true })
  answeredByPortalUserId!: string | null;
}
