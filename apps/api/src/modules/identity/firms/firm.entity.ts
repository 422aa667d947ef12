import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  PrimaryColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';

/** The tenant. A global table: the API reads only the firm that the context names. */
@Entity('firms')
@Check('ck_firms_status', `status IN ('active', 'suspended')`)
@Check('ck_firms_week_start', 'week_start BETWEEN 1 AND 7')
export class Firm {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text', { default: 'active' })
  status!: string;

  @Column('text')
  baseCurrency!: string;

  @Column('text', { default: 'en-GB' })
  locale!: string;

  @Column('text', { default: 'UTC' })
  timeZone!: string;

  /** ISO weekday, 1 is Monday. */
  @Column('int', { default: 1 })
  weekStart!: number;

  /** What a full-time person should log a week, in seconds. */
  @Column('int', { default: 144_000 })
  weeklyTargetSeconds!: number;

  /** Lines as they stand in the letterhead. */
  @Column('text', { default: '' })
  address!: string;

  @Column('text', { default: '' })
  taxId!: string;

  @Column('text', { default: '' })
  email!: string;

  @Column('text', { default: '' })
  phone!: string;

  @Column('text', { default: '' })
  bankName!: string;

  @Column('text', { default: '' })
  iban!: string;

  @Column('text', { default: '' })
  bic!: string;

  @Column('text', { default: 'INV-{YYYY}-{seq:5}' })
  invoiceNumberFormat!: string;

  /** Members without a second factor may only set one up. */
  @Column('boolean', { default: false })
  mfaRequired!: boolean;

  @VersionColumn({ default: 1 })
  version!: number;

  @CreateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @UpdateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
