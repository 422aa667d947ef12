import {
  ORIGINS,
  type Origin,
  PROJECT_PRIVACIES,
  PROJECT_STATUSES,
  type ProjectPrivacy,
  type ProjectStatus,
} from '#libs/contracts';
import { Check, Column, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { oneOf } from '../../platform/persistence/check.js';
import { Aggregate, References, TenantTable } from '../../platform/persistence/tenant-table.js';

/** Delivery under an approved engagement, inside its dates. */
@TenantTable('projects')
@References('Client', 'clientId')
@ForeignKey('Engagement', ['firmId', 'engagementId', 'clientId'], ['firmId', 'id', 'clientId'])
@ForeignKey('EngagementLine', ['firmId', 'engagementId', 'lineId'], ['firmId', 'engagementId', 'id'])
@References('Membership', 'managerId')
@Unique(['firmId', 'clientId', 'name'])
@Index(['firmId', 'engagementId'])
@Index(['firmId', 'status', 'name'])
@Index('ix_projects_members_only', ['firmId'], { where: `privacy = 'members'` })
@Check('ck_projects_privacy', oneOf('privacy', PROJECT_PRIVACIES))
@Check('ck_projects_status', oneOf('status', PROJECT_STATUSES))
@Check('ck_projects_origin', oneOf('origin', ORIGINS))
@Check('ck_projects_dates', 'end_date >= start_date')
@Check('ck_projects_budget', 'budget > 0')
@Check('ck_projects_budget_hours', 'budget_hours > 0')
export class Project extends Aggregate {
  @Column('uuid')
  clientId!: string;

  @Column('uuid')
  engagementId!: string;

  /** The line that its hours go against; null means the engagement's only one that takes hours. */
  @Column('uuid', { nullable: true })
  lineId!: string | null;

  /** The membership that answers for it. */
  @Column('uuid', { nullable: true })
  managerId!: string | null;

  @Column('text')
  name!: string;

  @Column('text', { default: '' })
  code!: string;

  @Column('text', { default: '' })
  description!: string;

  /** Its part of the engagement's budget, in that currency; null where it has none of its own. */
  @Column('numeric', { nullable: true })
  budget!: string | null;

  @Column('numeric', { nullable: true })
  budgetHours!: string | null;

  @Column('date')
  startDate!: string;

  @Column('date')
  endDate!: string;

  @Column('text', { default: 'active' })
  status!: ProjectStatus;

  /** Who sees it, besides those who see everybody's. */
  @Column('text', { default: 'firm' })
  privacy!: ProjectPrivacy;

  @Column('text', { default: 'manual' })
  origin!: Origin;
}

/** Who may log time on a project, and in which billing role: the role finds the rate. */
@TenantTable('project_members')
@References('Project', 'projectId', 'CASCADE')
@References('Membership', 'membershipId', 'CASCADE')
@Index(['firmId', 'membershipId'])
export class ProjectMember {
  @PrimaryColumn('uuid')
  firmId!: string;

  @PrimaryColumn('uuid')
  projectId!: string;

  @PrimaryColumn('uuid')
  membershipId!: string;

  @Column('text', { default: '' })
  role!: string;

  /** Roles that the person's hours may name instead. */
  @Column('text', { array: true, default: [] })
  otherRoles!: string[];
}

/** The billing role that a member had before a day, where it is another one since. */
@TenantTable('project_past_roles')
@References('Project', 'projectId', 'CASCADE')
@References('Membership', 'membershipId', 'CASCADE')
export class ProjectPastRole {
  @PrimaryColumn('uuid')
  firmId!: string;

  @PrimaryColumn('uuid')
  projectId!: string;

  @PrimaryColumn('uuid')
  membershipId!: string;

  /** The first day of the role after it. */
  @PrimaryColumn('date')
  until!: string;

  @Column('text')
  role!: string;
}
