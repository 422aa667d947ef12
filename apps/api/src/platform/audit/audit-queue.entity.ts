import { Entity, PrimaryColumn } from 'typeorm';

/**
 * Entries that wait for their seal, written with them: a queue as that of the jobs, of ids and times alone and bound
 * to no firm's policy, so that one look tells which firms have something to seal.
 */
@Entity('audit_queue')
export class QueuedAuditEntry {
  @PrimaryColumn('uuid')
  firmId!: string;

  @PrimaryColumn('timestamptz', { default: () => 'now()' })
  at!: Date;

  @PrimaryColumn('uuid')
  entryId!: string;
}
