import { Check, Column, CreateDateColumn, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { References, TenantRow, TenantTable } from '../persistence/tenant-table.js';

/** A file of the firm. Its bytes stand in chunks, in the same database and so in the same transaction. */
@TenantTable('stored_files')
@References('Client', 'clientId')
@Unique(['firmId', 'id', 'clientId'])
@Check('ck_stored_files_size', 'size >= 0')
export class StoredFile extends TenantRow {
  @Column('text')
  name!: string;

  @Column('text')
  contentType!: string;

  @Column('bigint')
  size!: number;

  @Column('text')
  sha256!: string;

  /** The client that may see it in the portal; null for internal files. */
  @Column('uuid', { nullable: true })
  clientId!: string | null;

  @CreateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}

@TenantTable('file_chunks')
@References('StoredFile', 'fileId', 'CASCADE')
@ForeignKey('StoredFile', ['firmId', 'fileId', 'clientId'], ['firmId', 'id', 'clientId'], {
  onDelete: 'CASCADE',
})
export class FileChunk {
  @PrimaryColumn('uuid')
  firmId!: string;

  @PrimaryColumn('uuid')
  fileId!: string;

  @PrimaryColumn('int')
  position!: number;

  @Column('bytea')
  content!: Buffer;

  /** The file's client, for whom row-level security shows the chunk. */
  @Column('uuid', { nullable: true })
  clientId!: string | null;
}
