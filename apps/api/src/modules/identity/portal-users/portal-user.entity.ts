import { MEMBERSHIP_STATUSES, type MembershipStatus, type PortalRight, PORTAL_RIGHTS } from '#libs/contracts';
import { Check, Column, ForeignKey, Unique } from 'typeorm';
import { listOf, oneOf } from '../../../platform/persistence/check.js';
import { Aggregate, References, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** A person of a client, with the rights that they have in its portal. One still to be invited has no user yet. */
@TenantTable('portal_users')
@References('Client', 'clientId')
@ForeignKey('User', ['userId'], ['id'])
@Unique(['firmId', 'clientId', 'id'])
@Unique(['firmId', 'clientId', 'userId'])
@Unique(['firmId', 'clientId', 'email'])
@Check('ck_portal_users_status', oneOf('status', MEMBERSHIP_STATUSES))
@Check('ck_portal_users_rights', listOf('rights', PORTAL_RIGHTS))
@Check('ck_portal_users_email', 'email = lower(email)')
@Check('ck_portal_users_email_known', `status = 'erased' OR email IS NOT NULL`)
@Check('ck_portal_users_active_has_user', `status <> 'active' OR user_id IS NOT NULL`)
export class PortalUser extends Aggregate {
  @Column('uuid')
  clientId!: string;

  /** The client's, kept up with it: a login of several clients is shown them before it has chosen one. */
  @Column('text')
  clientName!: string;

  @Column('uuid', { nullable: true })
  userId!: string | null;

  @Column('text')
  name!: string;

  /** Null once they are erased. */
  @Column('text', { nullable: true })
  email!: string | null;

  @Column('text')
  status!: MembershipStatus;

  /** While deactivated: by the firm, which alone lets them in again. */
  @Column('boolean', { default: false })
  deactivatedByFirm!: boolean;

  @Column('text', { array: true })
  rights!: PortalRight[];

  /** Shown to others, as `Head of finance`. */
  @Column('text', { default: '' })
  jobTitle!: string;

  /** How the person is shown dates and numbers; null as the firm writes them. */
  @Column('text', { nullable: true })
  locale!: string | null;

  /** In which zone the person is shown instants; null is the firm's. */
  @Column('text', { nullable: true })
  timeZone!: string | null;
}
