import type { MigrationInterface, QueryRunner } from 'typeorm';

const setting = (name: string): string => `nullif(current_setting('app.${name}', true), '')`;

/**
 * Text search over a firm's hours. ILIKE is not leakproof, so under row-level security no index serves it; the function
 * runs as the owner instead, names the firm itself, and gives ids alone: what they say is read under row-level security.
 */
export class TimeEntrySearch1795248530000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await runner.query('CREATE EXTENSION IF NOT EXISTS btree_gin');
    await runner.query(
      'CREATE INDEX ix_time_entries_text ON time_entries USING gin (firm_id, note gin_trgm_ops, task gin_trgm_ops)',
    );
    await runner.query(`
      CREATE FUNCTION matching_time_entries(firm uuid, pattern text, most int) RETURNS SETOF uuid
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT id FROM time_entries
         WHERE firm_id = firm AND firm = ${setting('firm_id')}::uuid AND ${setting('client_id')} IS NULL
           AND (note ILIKE pattern OR task ILIKE pattern)
         LIMIT most
      $$`);
    await runner.query('REVOKE ALL ON FUNCTION matching_time_entries FROM PUBLIC');
    await runner.query('GRANT EXECUTE ON FUNCTION matching_time_entries TO votra_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION matching_time_entries');
    await runner.query('DROP INDEX ix_time_entries_text');
    await runner.query('DROP EXTENSION btree_gin');
    await runner.query('DROP EXTENSION pg_trgm');
  }
}
