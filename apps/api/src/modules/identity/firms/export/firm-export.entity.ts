import { Check, Column, CreateDateColumn, Index } from 'typeorm';
import { oneOf } from '../../../../platform/persistence/check.js';
import { References, TenantRow, TenantTable } from '../../../../platform/persistence/tenant-table.js';

export const FIRM_EXPORT_STATUSES = ['waiting', 'ready', 'failed', 'expired'] as const;
export type FirmExportStatus = (typeof FIRM_EXPORT_STATUSES)[number];

/** A file with all that the firm has, kept for a month. */
@TenantTable('firm_exports')
@References('Membership', 'requestedBy')
@References('StoredFile', 'fileId')
@Index('uq_firm_exports_waiting', ['firmId'], { unique: true, where: `status = 'waiting'` })
@Check('ck_firm_exports_status', oneOf('status', FIRM_EXPORT_STATUSES))
export class FirmExport extends TenantRow {
  @Column('text')
  status!: FirmExportStatus;

  @Column('uuid')
  requestedBy!: string;

  @Column('uuid', { nullable: true })
  fileId!: string | null;

  @CreateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  expiresAt!: Date | null;
}
