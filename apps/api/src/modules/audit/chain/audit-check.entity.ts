import { Check, Column, Index } from 'typeorm';
import { oneOf } from '../../../platform/persistence/check.js';
import { TenantRow, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** `intact` and `broken` are verifications. */
export const CHECK_RESULTS = ['intact', 'broken'] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];

/**
 * How a chain was found: an intact one's last link is an anchor, which every later verification must find again.
 * Append-only: update and delete are revoked and refused.
 */
@TenantTable('audit_checks')
@Index(['firmId', 'at', 'id'])
@Check('ck_audit_checks_result', oneOf('result', CHECK_RESULTS))
export class AuditCheck extends TenantRow {
  @Column('timestamptz', { default: () => 'now()' })
  at!: Date;

  @Column('text')
  result!: CheckResult;

  /** The last link that is as it was sealed; 0 before the first. */
  @Column('bigint')
  seq!: number;

  @Column('text')
  hash!: string;

  /** The number of the first link that is not as it was sealed. */
  @Column('bigint', { nullable: true })
  faultSeq!: number | null;

  /** What is wrong there, as a sentence. */
  @Column('text', { nullable: true })
  fault!: string | null;
}
