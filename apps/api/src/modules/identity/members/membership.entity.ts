import {
  FIRST_STEPS,
  type FirstStep,
  MEMBERSHIP_STATUSES,
  type MembershipStatus,
  type Role,
  ROLES,
} from '#libs/contracts';
import { Check, Column, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { listOf, oneOf } from '../../../platform/persistence/check.js';
import { Aggregate, References, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** A person in a firm. One still to be invited has no user yet, and may have no address. */
@TenantTable('memberships')
@ForeignKey('User', ['userId'], ['id'])
@Unique(['firmId', 'userId'])
@Unique(['firmId', 'email'])
@Index(['firmId', 'name'])
@Check('ck_memberships_status', oneOf('status', MEMBERSHIP_STATUSES))
@Check('ck_memberships_hidden_steps', listOf('hidden_steps', FIRST_STEPS))
@Check('ck_memberships_email', 'email = lower(email)')
@Check('ck_memberships_active_has_user', `status <> 'active' OR user_id IS NOT NULL`)
export class Membership extends Aggregate {
  @Column('uuid', { nullable: true })
  userId!: string | null;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text')
  status!: MembershipStatus;

  /** Shown to others, as `Senior consultant`. */
  @Column('text', { default: '' })
  jobTitle!: string;

  /** What the person should log a week, in seconds; null is the firm's target. */
  @Column('int', { nullable: true })
  weeklyTargetSeconds!: number | null;

  /** How the person is shown dates and numbers; null as the firm writes them. */
  @Column('text', { nullable: true })
  locale!: string | null;

  /** In which zone the person is shown instants; null is the firm's. Days are the firm's for everybody. */
  @Column('text', { nullable: true })
  timeZone!: string | null;

  /** First steps on the home page that the person has put away. */
  @Column('text', { array: true, default: '{}' })
  hiddenSteps!: FirstStep[];
}

@TenantTable('membership_roles')
@References('Membership', 'membershipId', 'CASCADE')
@Check('ck_membership_roles_role', oneOf('role', ROLES))
export class MembershipRole {
  @PrimaryColumn('uuid')
  firmId!: string;

  @PrimaryColumn('uuid')
  membershipId!: string;

  @PrimaryColumn('text')
  role!: Role;
}

/** A role that the firm made itself, held by a person: a table of its own, so that the reference is the database's. */
@TenantTable('membership_custom_roles')
@References('Membership', 'membershipId', 'CASCADE')
@References('CustomRole', 'roleId')
@Index(['firmId', 'roleId'])
export class MembershipCustomRole {
  @PrimaryColumn('uuid')
  firmId!: string;

  @PrimaryColumn('uuid')
  membershipId!: string;

  @PrimaryColumn('uuid')
  roleId!: string;
}
