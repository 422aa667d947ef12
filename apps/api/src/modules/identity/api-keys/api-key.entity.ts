import type { Permission } from '#libs/contracts';
import { Check, Column, CreateDateColumn, Index, Unique } from 'typeorm';
import { References, TenantRow, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** A key for other software. It does what its scopes say, as long as the person who made it may do that too. */
@TenantTable('api_keys')
@References('Membership', 'membershipId')
@Unique(['firmId', 'tokenHash'])
@Index(['firmId', 'membershipId'])
@Index(['firmId', 'createdAt', 'id'])
@Check('ck_api_keys_scopes', 'cardinality(scopes) > 0')
export class ApiKey extends TenantRow {
  /** Who made it, and in whose name it acts. */
  @Column('uuid')
  membershipId!: string;

  @Column('text')
  name!: string;

  /** How a list calls it: the beginning of its secret. */
  @Column('text')
  prefix!: string;

  @Column('text')
  tokenHash!: string;

  @Column('text', { array: true })
  scopes!: Permission[];

  @CreateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  /** The last day that it holds, where the firm is. */
  @Column('date')
  expiresOn!: string;

  @Column('timestamptz', { nullable: true })
  lastUsedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;
}
