import { Column, CreateDateColumn, PrimaryColumn } from 'typeorm';
import { TenantTable } from '../persistence/tenant-table.js';

/** The answer that was given under an Idempotency-Key, kept with the effect. */
@TenantTable('idempotency_keys')
export class IdempotencyKey {
  @PrimaryColumn('uuid')
  firmId!: string;

  @PrimaryColumn('text')
  key!: string;

  @Column('text')
  requestHash!: string;

  @Column('int')
  status!: number;

  @Column('jsonb')
  response!: unknown;

  @CreateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
