import {
  CLIENT_STATUSES,
  type ClientStatus,
  HEALTH_LEVELS,
  type HealthLevel,
  ORIGINS,
  type Origin,
} from '#libs/contracts';
import { Check, Column, ForeignKey, Index, Unique } from 'typeorm';
import { oneOf } from '../../platform/persistence/check.js';
import { Aggregate, References, TenantTable } from '../../platform/persistence/tenant-table.js';
import type { ClientAddressDto, ClientTaxIdDto } from './dto/client-facts.dto.js';

@TenantTable('clients')
@References('Membership', 'ownerId')
@References('Membership', 'healthSetBy')
@ForeignKey('Currency', ['currency'], ['code'])
@Unique(['firmId', 'name'])
@Index(['firmId', 'status', 'name'])
@Index('ix_clients_match', { synchronize: false }) // by likeness, by its migration
@Index('ix_clients_marks', { synchronize: false }) // by website and tax ids, by its migration
@Check('ck_clients_status', oneOf('status', CLIENT_STATUSES))
@Check('ck_clients_origin', oneOf('origin', ORIGINS))
@Check('ck_clients_health_override', oneOf('health_override', HEALTH_LEVELS))
@Check(
  'ck_clients_health_reason',
  `(health_override IS NULL) = (health_set_by IS NULL) AND (health_override IS NULL) = (health_reason = '')`,
)
@Check('ck_clients_payment_terms_days', 'payment_terms_days BETWEEN 0 AND 365')
export class Client extends Aggregate {
  @Column('text')
  name!: string;

  @Column('text', { default: 'active' })
  status!: ClientStatus;

  @Column('text', { default: '' })
  email!: string;

  @Column('text', { default: '' })
  phone!: string;

  @Column('text', { default: '' })
  website!: string;

  @Column('text', { default: '' })
  industry!: string;

  /** Who of the firm looks after it. */
  @Column('uuid', { nullable: true })
  ownerId!: string | null;

  /** Lines as they stand on the invoice, below the name. */
  @Column('text', { default: '' })
  billingAddress!: string;

  /** The others; invoices know none of them. */
  @Column('jsonb', { default: [] })
  addresses!: ClientAddressDto[];

  @Column('jsonb', { default: [] })
  taxIds!: ClientTaxIdDto[];

  /** Of the tax ids, the one that invoices print. */
  @Column('text', { default: '' })
  taxId!: string;

  @Column('text')
  currency!: string;

  @Column('int', { default: 30 })
  paymentTermsDays!: number;

  /** Firm-only; the portal never sees it. */
  @Column('text', { default: '' })
  internalNote!: string;

  /** What somebody says in place of what the points say; null leaves it to them. */
  @Column('text', { nullable: true })
  healthOverride!: HealthLevel | null;

  @Column('text', { default: '' })
  healthReason!: string;

  @Column('uuid', { nullable: true })
  healthSetBy!: string | null;

  @Column('timestamptz', { nullable: true })
  healthSetAt!: Date | null;

  @Column('text', { default: 'manual' })
  origin!: Origin;
}
