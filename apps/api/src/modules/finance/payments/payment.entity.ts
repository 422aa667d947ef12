import { PAYMENT_METHODS, type PaymentMethod } from '#libs/contracts';
import { Check, Column, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { oneOf } from '../../../platform/persistence/check.js';
import { Aggregate, References, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** Money that a client paid. A wrong one is reversed, never changed. */
@TenantTable('payments')
@References('Client', 'clientId')
@ForeignKey('Currency', ['currency'], ['code'])
@Unique(['firmId', 'id', 'clientId'])
@Index(['firmId', 'date', 'id'])
@Index(['firmId', 'clientId', 'date'])
@Check('ck_payments_amount', 'amount > 0')
@Check('ck_payments_base_rate', 'base_rate > 0')
@Check('ck_payments_method', oneOf('method', PAYMENT_METHODS))
export class Payment extends Aggregate {
  @Column('uuid')
  clientId!: string;

  @Column('date')
  date!: string;

  @Column('numeric')
  amount!: string;

  @Column('text')
  currency!: string;

  @Column('text')
  method!: PaymentMethod;

  @Column('text', { default: '' })
  reference!: string;

  @Column('text', { default: '' })
  note!: string;

  /** One unit of the currency in the firm's base currency, on the day of payment. */
  @Column('numeric')
  baseRate!: string;

  @Column('timestamptz', { nullable: true })
  reversedAt!: Date | null;

  @Column('text', { nullable: true })
  reversedReason!: string | null;
}

/** How much of a payment settles which invoice. */
@TenantTable('payment_allocations')
@ForeignKey('Payment', ['firmId', 'paymentId', 'clientId'], ['firmId', 'id', 'clientId'])
@ForeignKey('Invoice', ['firmId', 'invoiceId', 'clientId'], ['firmId', 'id', 'clientId'])
@Index(['firmId', 'invoiceId'])
@Check('ck_payment_allocations_amount', 'amount > 0')
export class PaymentAllocation {
  @PrimaryColumn('uuid')
  firmId!: string;

  @PrimaryColumn('uuid')
  paymentId!: string;

  @PrimaryColumn('uuid')
  invoiceId!: string;

  @Column('uuid')
  clientId!: string;

  @Column('numeric')
  amount!: string;

  /** The receivable's base amount that this settles: the last payment takes exactly what is left. */
  @Column('numeric')
  baseAmount!: string;

  /** False once the payment was reversed. */
  @Column('boolean', { default: true })
  live!: boolean;
}
