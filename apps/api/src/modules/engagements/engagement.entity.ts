import { ENGAGEMENT_STATUSES, type EngagementStatus, ORIGINS, type Origin } from '#libs/contracts';
import { Check, Column, ForeignKey, Index, Unique } from 'typeorm';
import { oneOf } from '../../platform/persistence/check.js';
import { Aggregate, References, TenantTable } from '../../platform/persistence/tenant-table.js';

/** What is agreed with a client: scope, dates, budget. Its lines say how it is billed. */
@TenantTable('engagements')
@References('Client', 'clientId')
@References('Membership', 'submittedBy')
@References('Membership', 'decidedBy')
@References('Membership', 'projectManagerId')
@ForeignKey('Contract', ['firmId', 'contractId', 'clientId'], ['firmId', 'id', 'clientId'], {
  onDelete: 'SET NULL',
})
@ForeignKey('Currency', ['currency'], ['code'])
@Unique(['firmId', 'id', 'clientId'])
@Index(['firmId', 'clientId', 'status'])
@Index(['firmId', 'status', 'updatedAt'])
@Index(['firmId', 'contractId'])
@Check('ck_engagements_status', oneOf('status', ENGAGEMENT_STATUSES))
@Check('ck_engagements_origin', oneOf('origin', ORIGINS))
@Check('ck_engagements_dates', 'end_date >= start_date')
@Check('ck_engagements_budget', 'budget > 0')
@Check('ck_engagements_budget_hours', 'budget_hours > 0')
@Check('ck_engagements_agreed_version', 'agreed_version > 0')
@Check('ck_engagements_project', 'project_manager_id IS NULL OR project_name IS NOT NULL')
@Check('ck_engagements_approver', 'decided_by IS NULL OR submitted_by IS NULL OR decided_by <> submitted_by')
export class Engagement extends Aggregate {
  @Column('uuid')
  clientId!: string;

  /** What it was agreed by; one of the same client. */
  @Column('uuid', { nullable: true })
  contractId!: string | null;

  @Column('text')
  title!: string;

  @Column('text', { default: '' })
  description!: string;

  @Column('date')
  startDate!: string;

  @Column('date')
  endDate!: string;

  @Column('text')
  currency!: string;

  /** Agreed value in the engagement's currency; null when open-ended. */
  @Column('numeric', { nullable: true })
  budget!: string | null;

  /** Hours that the work may take; null when nobody said. */
  @Column('numeric', { nullable: true })
  budgetHours!: string | null;

  /** Which version of what is agreed this is: each change order that is applied makes the next. */
  @Column('int', { default: 1 })
  agreedVersion!: number;

  @Column('text', { default: 'draft' })
  status!: EngagementStatus;

  @Column('uuid', { nullable: true })
  submittedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  submittedAt!: Date | null;

  @Column('uuid', { nullable: true })
  decidedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;

  @Column('text', { nullable: true })
  decisionNote!: string | null;

  /** What its approval begins; null for no project. */
  @Column('text', { nullable: true })
  projectName!: string | null;

  @Column('uuid', { nullable: true })
  projectManagerId!: string | null;

  @Column('text', { default: 'manual' })
  origin!: Origin;
}
