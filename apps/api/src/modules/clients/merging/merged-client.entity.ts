import { Column, Index } from 'typeorm';
import { References, TenantRow, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** A client that became part of another: its id, which leads on, and the name that files may still say. */
@TenantTable('merged_clients')
@References('Client', 'intoId', 'CASCADE')
@References('Membership', 'mergedBy')
@Index(['firmId', 'intoId'])
@Index(['firmId', 'name'])
export class MergedClient extends TenantRow {
  @Column('uuid')
  intoId!: string;

  @Column('text')
  name!: string;

  @Column('uuid')
  mergedBy!: string;

  @Column('timestamptz', { default: () => 'now()' })
  mergedAt!: Date;
}
