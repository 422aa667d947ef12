import { FILE_RECORD_KINDS, type FileRecordKind } from '#libs/contracts';
import { Check, Column, Index, Unique } from 'typeorm';
import { oneOf } from '../../platform/persistence/check.js';
import { Aggregate, References, TenantTable } from '../../platform/persistence/tenant-table.js';

/** A file that hangs on a record of the firm. Its bytes are a stored file's, which goes with it. */
@TenantTable('record_files')
@References('StoredFile', 'fileId', 'CASCADE')
@References('Client', 'clientId', 'CASCADE')
@References('Membership', 'uploadedBy')
@Unique(['firmId', 'fileId'])
@Index(['firmId', 'recordKind', 'recordId', 'createdAt'])
@Index(['firmId', 'clientId', 'createdAt'])
@Index('ix_record_files_removed', ['firmId', 'removedAt'], { where: 'removed_at IS NOT NULL' })
@Check('ck_record_files_record_kind', oneOf('record_kind', FILE_RECORD_KINDS))
@Check('ck_record_files_record', `record_kind = 'client' AND record_id = client_id`)
export class RecordFile extends Aggregate {
  @Column('uuid')
  fileId!: string;

  @Column('text')
  recordKind!: FileRecordKind;

  @Column('uuid')
  recordId!: string;

  /** Whose record it is: the client that may see a shared file. */
  @Column('uuid')
  clientId!: string;

  @Column('text')
  name!: string;

  /** The client sees it in its portal. */
  @Column('boolean', { default: false })
  shared!: boolean;

  @Column('uuid')
  uploadedBy!: string;

  /** Until it is gone for good, it can be put back. */
  @Column('timestamptz', { nullable: true })
  removedAt!: Date | null;
}
