import { IMPORT_KINDS, IMPORT_STATUSES, type ImportKind, type ImportStatus } from '#libs/contracts';
import { Check, Column, Index } from 'typeorm';
import type { ImportSummary } from './import-summary.js';
import { oneOf } from '../../platform/persistence/check.js';
import { Aggregate, References, TenantRow, TenantTable } from '../../platform/persistence/tenant-table.js';

/** An uploaded file of another product, what a dry run found in it and what a run made of it. */
@TenantTable('imports')
@References('StoredFile', 'fileId')
@References('Membership', 'startedBy')
@Index(['firmId', 'createdAt'])
@Check('ck_imports_kind', oneOf('kind', IMPORT_KINDS))
@Check('ck_imports_status', oneOf('status', IMPORT_STATUSES))
export class Import extends Aggregate {
  @Column('text')
  kind!: ImportKind;

  @Column('text')
  fileName!: string;

  @Column('uuid')
  fileId!: string;

  @Column('uuid')
  startedBy!: string;

  @Column('text', { default: 'uploaded' })
  status!: ImportStatus;

  @Column('boolean', { default: false })
  cancelRequested!: boolean;

  @Column('int', { default: 0 })
  rowsRead!: number;

  @Column('int', { default: 0 })
  rowsGood!: number;

  @Column('int', { default: 0 })
  rowsBad!: number;

  /** Rows that an earlier import had already made. */
  @Column('int', { default: 0 })
  rowsKnown!: number;

  /** Bytes read, the file's size in each pass, for progress. */
  @Column('bigint', { default: 0 })
  bytesRead!: number;

  /** Sums per client and project, and what is or would be created. */
  @Column('jsonb', { nullable: true })
  summary!: ImportSummary | null;

  /** Why it failed as a whole. */
  @Column('text', { nullable: true })
  error!: string | null;

  @Column('timestamptz', { nullable: true })
  finishedAt!: Date | null;
}

/** One problem of one row. The first thousand of a file are kept. */
@TenantTable('import_problems')
@References('Import', 'importId', 'CASCADE')
@Index(['firmId', 'importId', 'row'])
export class ImportProblem extends TenantRow {
  @Column('uuid')
  importId!: string;

  /** Data rows count from 1. */
  @Column('int')
  row!: number;

  /** As the file's header names it; empty for the row as a whole. */
  @Column('text')
  column!: string;

  /** What stands in the cell, cut to 100 characters. */
  @Column('text', { default: '' })
  value!: string;

  @Column('text')
  reason!: string;

  @Column('text')
  message!: string;
}
