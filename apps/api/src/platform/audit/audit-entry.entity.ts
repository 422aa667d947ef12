import { Check, Column, Index } from 'typeorm';
import { TenantRow, TenantTable } from '../persistence/tenant-table.js';

/** One thing that somebody did. Append-only: update and delete are revoked and refused. */
@TenantTable('audit_entries')
@Index(['firmId', 'at', 'id'])
@Index(['firmId', 'objectType', 'objectId', 'at'])
@Index(['firmId', 'objectType', 'at', 'id'])
@Index(['firmId', 'action', 'at', 'id'])
@Index(['firmId', 'actorId', 'at', 'id'])
@Check('ck_audit_entries_actor_type', `actor_type IN ('member', 'portal', 'key', 'system')`)
export class AuditEntry extends TenantRow {
  @Column('timestamptz', { default: () => 'now()' })
  at!: Date;

  @Column('text')
  actorType!: string;

  /** Membership, portal user or API key; null for the system. */
  @Column('uuid', { nullable: true })
  actorId!: string | null;

  @Column('text')
  actorName!: string;

  /** As `invoice.issued`. */
  @Column('text')
  action!: string;

  @Column('text')
  objectType!: string;

  @Column('uuid', { nullable: true })
  objectId!: string | null;

  /** What a person calls the object: `INV-2026-00001`, `Brightwater Health`. */
  @Column('text', { default: '' })
  objectLabel!: string;

  @Column('jsonb', { nullable: true })
  before!: Record<string, unknown> | null;

  @Column('jsonb', { nullable: true })
  after!: Record<string, unknown> | null;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('text')
  requestId!: string;

  @Column('text', { nullable: true })
  ip!: string | null;
}
