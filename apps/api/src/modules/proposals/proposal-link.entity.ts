import { Column, Index, Unique } from 'typeorm';
import { References, TenantRow, TenantTable } from '../../platform/persistence/tenant-table.js';

/** A way to one proposal for somebody without a login. The secret itself is nowhere but in the mail. */
@TenantTable('proposal_links')
@References('Proposal', 'proposalId', 'CASCADE')
@References('Membership', 'createdBy')
@Unique(['firmId', 'tokenHash'])
@Index(['firmId', 'proposalId'])
export class ProposalLink extends TenantRow {
  @Column('uuid')
  proposalId!: string;

  @Column('text')
  tokenHash!: string;

  @Column('text')
  recipientName!: string;

  @Column('text')
  recipientEmail!: string;

  @Column('uuid')
  createdBy!: string;

  @Column('timestamptz')
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  openedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;
}
