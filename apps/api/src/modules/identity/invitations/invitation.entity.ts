import { Check, Column, ForeignKey, Index, Unique } from 'typeorm';
import { References, TenantRow, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** A link that lets one person in, once, within a week. The link itself is nowhere but in the mail. */
@TenantTable('invitations')
@References('Membership', 'membershipId', 'CASCADE')
@References('Membership', 'invitedBy')
@ForeignKey('PortalUser', ['firmId', 'clientId', 'portalUserId'], ['firmId', 'clientId', 'id'], {
  onDelete: 'CASCADE',
})
@ForeignKey('PortalUser', ['firmId', 'clientId', 'invitedByPortalUserId'], ['firmId', 'clientId', 'id'])
@Check('ck_invitations_one_side', 'num_nonnulls(membership_id, portal_user_id) = 1')
@Check('ck_invitations_client', '(client_id IS NULL) = (portal_user_id IS NULL)')
@Check('ck_invitations_one_inviter', 'num_nonnulls(invited_by, invited_by_portal_user_id) = 1')
@Unique(['firmId', 'tokenHash'])
@Index('uq_invitations_open', ['firmId', 'membershipId'], {
  unique: true,
  where: 'accepted_at IS NULL AND revoked_at IS NULL',
})
@Index('uq_invitations_open_portal', ['firmId', 'portalUserId'], {
  unique: true,
  where: 'accepted_at IS NULL AND revoked_at IS NULL',
})
export class Invitation extends TenantRow {
  /** Who is to become a member of the firm… */
  @Column('uuid', { nullable: true })
  membershipId!: string | null;

  /** …or who of the client is to see its portal. */
  @Column('uuid', { nullable: true })
  clientId!: string | null;

  @Column('uuid', { nullable: true })
  portalUserId!: string | null;

  @Column('text')
  tokenHash!: string;

  @Column('uuid', { nullable: true })
  invitedBy!: string | null;

  @Column('uuid', { nullable: true })
  invitedByPortalUserId!: string | null;

  @Column('timestamptz')
  sentAt!: Date;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  acceptedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;
}
