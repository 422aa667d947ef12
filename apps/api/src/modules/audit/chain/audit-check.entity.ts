import { Check, Column, Index } from 'typeorm';
import { oneOf } from '../../../platform/persistence/check.js';
import { TenantRow, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** What a verification finds. */
export const CHECK_RESULTS = ['intact', 'broken'] as const;
export type CheckResult = (typeof CHECK_RESULTS)[number];

/**
 * How a chain was found: an intact one's last link is an anchor, which every later verification must find again. Or up
 * to where it was cut, since that was older than the record is kept.
 * Append-only: update and delete are revoked and refused.
 */
@TenantTable('audit_checks')
@Index(['firmId', 'at', 'id'])
@Check('ck_audit_checks_result', oneOf('result', [...CHECK_RESULTS, 'cut']))
export class AuditCheck extends TenantRow {
  @Column('timestamptz', { default: () => 'now()' })
  at!: Date;

  @Column('text')
  result!: CheckResult | 'cut';

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
