import { CONTRACT_KINDS, CONTRACT_STATUSES, type ContractKind, type ContractStatus } from '#libs/contracts';
import { Check, Column, ForeignKey, Index, Unique } from 'typeorm';
import { oneOf } from '../../platform/persistence/check.js';
import { Aggregate, References, TenantTable } from '../../platform/persistence/tenant-table.js';

/** A document that binds the firm and a client, with its PDF. */
@TenantTable('contracts')
@References('Client', 'clientId')
@References('Membership', 'ownerId')
@References('StoredFile', 'documentId')
@ForeignKey('Currency', ['currency'], ['code'])
@Unique(['firmId', 'number'])
@Unique(['firmId', 'id', 'clientId'])
@Index(['firmId', 'clientId', 'status'])
@Index(['firmId', 'status', 'endDate'])
@Index(['firmId', 'createdAt', 'id'])
@Check('ck_contracts_kind', oneOf('kind', CONTRACT_KINDS))
@Check('ck_contracts_status', oneOf('status', CONTRACT_STATUSES))
@Check('ck_contracts_dates', 'end_date >= start_date')
@Check('ck_contracts_value', 'value >= 0')
@Check(
  'ck_contracts_notice',
  'renewal_notice_days IS NULL OR (renewal_notice_days BETWEEN 1 AND 730 AND end_date IS NOT NULL)',
)
@Check(
  'ck_contracts_signed',
  `status NOT IN ('active', 'ended', 'terminated') OR (signed_on IS NOT NULL AND document_id IS NOT NULL)`,
)
@Check('ck_contracts_terminated', `(status = 'terminated') = (terminated_on IS NOT NULL)`)
export class Contract extends Aggregate {
  @Column('uuid')
  clientId!: string;

  @Column('text')
  kind!: ContractKind;

  /** As `C-2026-0012`. */
  @Column('text')
  number!: string;

  @Column('text')
  title!: string;

  @Column('date')
  startDate!: string;

  /** Its last day; null runs until somebody ends it. */
  @Column('date', { nullable: true })
  endDate!: string | null;

  /** How long before its end one has to say that it shall not go on; null needs no notice. */
  @Column('int', { nullable: true })
  renewalNoticeDays!: number | null;

  /** Null where none is agreed. */
  @Column('numeric', { nullable: true })
  value!: string | null;

  @Column('text')
  currency!: string;

  @Column('text', { default: 'draft' })
  status!: ContractStatus;

  /** Who is told of its renewal. */
  @Column('uuid')
  ownerId!: string;

  /** The PDF: as uploaded, and once it was signed here as signed. */
  @Column('uuid', { nullable: true })
  documentId!: string | null;

  @Column('date', { nullable: true })
  signedOn!: string | null;

  @Column('date', { nullable: true })
  terminatedOn!: string | null;

  /** Why it was terminated or is void. */
  @Column('text', { default: '' })
  endReason!: string;

  /** When its owner was told that the notice is due. */
  @Column('timestamptz', { nullable: true })
  remindedAt!: Date | null;
}
