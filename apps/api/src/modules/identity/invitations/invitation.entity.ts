import { Column, Index, Unique } from 'typeorm';
import { References, TenantRow, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** A link that lets one person in, once, within a week. The link itself is nowhere but in the mail. */
@TenantTable('invitations')
@References('Membership', 'membershipId', 'CASCADE')
@References('Membership', 'invitedBy')
@Unique(['firmId', 'tokenHash'])
@Index('uq_invitations_open', ['firmId', 'membershipId'], {
  unique: true,
  where: 'accepted_at IS NULL AND revoked_at IS NULL',
})
export class Invitation extends TenantRow {
  @Column('uuid')
  membershipId!: string;

  @Column('text')
  tokenHash!: string;

  @Column('uuid')
  invitedBy!: string;

  @Column('timestamptz')
  sentAt!: Date;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  acceptedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;
}
