import { Check, Column, PrimaryColumn, UpdateDateColumn, VersionColumn } from 'typeorm';
import { REQUEST_LIMITS } from '#libs/contracts';
import { TenantTable } from '../persistence/tenant-table.js';

const between = (column: string, { min, max }: { min: number; max: number }): string =>
  `${column} BETWEEN ${min} AND ${max}`;

/** How many requests a firm lets one person or key send; null takes the installation's number. */
@TenantTable('request_limits')
@Check('ck_request_limits_per_minute', between('per_minute', REQUEST_LIMITS.perMinute))
@Check('ck_request_limits_per_hour', between('per_hour', REQUEST_LIMITS.perHour))
@Check('ck_request_limits_payments', between('payments_per_minute', REQUEST_LIMITS.paymentsPerMinute))
@Check('ck_request_limits_uploads', between('uploads_per_hour', REQUEST_LIMITS.uploadsPerHour))
export class RequestLimits {
  @PrimaryColumn('uuid')
  firmId!: string;

  @Column('int', { nullable: true })
  perMinute!: number | null;

  @Column('int', { nullable: true })
  perHour!: number | null;

  @Column('int', { nullable: true })
  paymentsPerMinute!: number | null;

  @Column('int', { nullable: true })
  uploadsPerHour!: number | null;

  @VersionColumn({ default: 1 })
  version!: number;

  @UpdateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  updatedAt!: Date;
}
