import type { MigrationInterface, QueryRunner } from 'typeorm';

const FILTERS = ['object_type', 'action', 'actor_id'];

/** An index for each filter of the audit log, in its order. */
export class AuditFilters1795300110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const column of FILTERS)
      await runner.query(
        `CREATE INDEX ix_audit_entries_${column}_at_id ON audit_entries (firm_id, ${column}, at, id)`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of FILTERS) await runner.query(`DROP INDEX ix_audit_entries_${column}_at_id`);
  }
}
