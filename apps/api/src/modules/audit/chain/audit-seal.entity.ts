import { Column, PrimaryColumn, Unique } from 'typeorm';
import { References, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** A link of a firm's chain. Append-only: update and delete are revoked and refused. */
@TenantTable('audit_seals')
@References('AuditEntry', 'entryId')
@Unique(['firmId', 'entryId'])
export class AuditSeal {
  @PrimaryColumn('uuid')
  firmId!: string;

  /** From 1, without gaps. */
  @PrimaryColumn('bigint')
  seq!: number;

  @Column('uuid')
  entryId!: string;

  /** SHA-256 over the previous hash and the entry's canonical text: see `linkHash`. */
  @Column('text')
  hash!: string;
}
