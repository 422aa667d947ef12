import { Check, Column, ForeignKey, Index, Unique } from 'typeorm';
import { PROPOSAL_STATUSES, type ProposalStatus } from '#libs/contracts';
import { oneOf } from '../../platform/persistence/check.js';
import { Aggregate, References, TenantTable } from '../../platform/persistence/tenant-table.js';

/** A priced offer to a prospect or client. What it says stands in its versions; here is what became of it. */
@TenantTable('proposals')
@ForeignKey('Currency', ['currency'], ['code'])
@References('Prospect', 'prospectId')
@References('Client', 'clientId')
@References('Membership', 'ownerId')
@References('Contract', 'contractId', 'SET NULL')
@References('Engagement', 'engagementId', 'SET NULL')
@ForeignKey('PortalUser', ['firmId', 'decidedByPortalUserId'], ['firmId', 'id'])
@Unique(['firmId', 'number'])
@Index(['firmId', 'status', 'updatedAt'])
@Index(['firmId', 'clientId', 'status'])
@Index(['firmId', 'prospectId'])
@Index(['firmId', 'contractId'])
@Check('ck_proposals_status', oneOf('status', PROPOSAL_STATUSES))
@Check('ck_proposals_for', 'num_nonnulls(prospect_id, client_id) >= 1')
@Check(
  'ck_proposals_decided',
  `(status IN ('accepted', 'declined')) = (decided_at IS NOT NULL) AND (decided_at IS NULL) = (decided_by_name = '')`,
)
@Check('ck_proposals_signing', `signing_keys IS NULL OR status = 'sent'`)
@Check('ck_proposals_accepted', `(status = 'accepted') = (accepted_keys IS NOT NULL)`)
export class Proposal extends Aggregate {
  @Column('text')
  number!: string;

  @Column('uuid', { nullable: true })
  prospectId!: string | null;

  /** Of a prospect's proposal, from its acceptance on. */
  @Column('uuid', { nullable: true })
  clientId!: string | null;

  @Column('uuid')
  ownerId!: string;

  @Column('text')
  currency!: string;

  @Column('text', { default: 'draft' })
  status!: ProposalStatus;

  /** The number of the version that holds; while a draft, of the one that is written. */
  @Column('int', { default: 1 })
  currentVersion!: number;

  /** Of that version, as lists show it. */
  @Column('text')
  title!: string;

  /** The last day on which it may be accepted. */
  @Column('date')
  validUntil!: string;

  /** Without tax and after discount, without optional lines; once accepted, with those that were chosen. */
  @Column('numeric')
  net!: string;

  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;

  /** When its owner was told that it is about to expire. */
  @Column('timestamptz', { nullable: true })
  remindedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;

  /** As the client's person typed it. */
  @Column('text', { default: '' })
  decidedByName!: string;

  /** Who decided in the portal; null for a link. */
  @Column('uuid', { nullable: true })
  decidedByPortalUserId!: string | null;

  @Column('text', { default: '' })
  declineReason!: string;

  /** The optional lines that the client chose, by their keys; null until it is accepted. */
  @Column('text', { array: true, nullable: true })
  acceptedKeys!: string[] | null;

  /** The optional lines on the paper that is out to be signed; null while none is. */
  @Column('text', { array: true, nullable: true })
  signingKeys!: string[] | null;

  @Column('uuid', { nullable: true })
  contractId!: string | null;

  @Column('uuid', { nullable: true })
  engagementId!: string | null;
}
