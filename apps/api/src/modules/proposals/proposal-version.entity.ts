import { Check, Column, Unique } from 'typeorm';
import { DISCOUNT_KINDS, type DiscountKind } from '#libs/contracts';
import { oneOf } from '../../platform/persistence/check.js';
import { Aggregate, References, TenantTable } from '../../platform/persistence/tenant-table.js';
import type { LineContent, SectionContent, TaxOfCode } from './content.js';

/**
 * What a proposal says. A document and not rows: it is written, sent, compared and read as a whole. Once sent the
 * database refuses every change but that of its client, which a prospect becomes.
 */
@TenantTable('proposal_versions')
@References('Proposal', 'proposalId', 'CASCADE')
@References('Client', 'clientId')
@References('Membership', 'sentBy')
@References('StoredFile', 'pdfFileId')
@Unique(['firmId', 'proposalId', 'number'])
@Check('ck_proposal_versions_frozen', 'frozen = (sent_at IS NOT NULL) AND frozen = (pdf_file_id IS NOT NULL)')
@Check('ck_proposal_versions_discount_kind', oneOf('discount_kind', DISCOUNT_KINDS))
@Check(
  'ck_proposal_versions_discount',
  '(discount_kind IS NULL) = (discount_value IS NULL) AND discount_value >= 0',
)
@Check('ck_proposal_versions_dates', 'end_date >= start_date')
export class ProposalVersion extends Aggregate {
  @Column('uuid')
  proposalId!: string;

  /** The proposal's, for whom row-level security shows a sent version. */
  @Column('uuid', { nullable: true })
  clientId!: string | null;

  @Column('int')
  number!: number;

  @Column('text')
  title!: string;

  @Column('date')
  validUntil!: string;

  /** When the work would begin and end. */
  @Column('date', { nullable: true })
  startDate!: string | null;

  @Column('date', { nullable: true })
  endDate!: string | null;

  @Column('jsonb', { default: [] })
  sections!: SectionContent[];

  @Column('jsonb', { default: [] })
  lines!: LineContent[];

  @Column('text', { nullable: true })
  discountKind!: DiscountKind | null;

  @Column('numeric', { nullable: true })
  discountValue!: string | null;

  /** The rates of the lines' tax codes, as they were when it was sent; empty before. */
  @Column('jsonb', { default: [] })
  taxes!: TaxOfCode[];

  @Column('boolean', { default: false })
  frozen!: boolean;

  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;

  @Column('uuid', { nullable: true })
  sentBy!: string | null;

  @Column('uuid', { nullable: true })
  pdfFileId!: string | null;
}
