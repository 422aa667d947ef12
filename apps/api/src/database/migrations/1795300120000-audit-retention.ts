import type { MigrationInterface, QueryRunner } from 'typeorm';

const CUT_OFF = ['audit_entries', 'audit_seals'];
const setting = (name: string): string => `nullif(current_setting('app.${name}', true), '')`;
const results = (words: string): string =>
  `ALTER TABLE audit_checks DROP CONSTRAINT ck_audit_checks_result, ADD CONSTRAINT ck_audit_checks_result CHECK (result IN (${words}))`;

/**
 * The one way by which audit entries go: from the beginning of the chain, when they are older than so many years, and
 * with a row that says up to where. It runs as the owner, since the application may delete none.
 */
export class AuditRetention1795300120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(results(`'intact', 'broken', 'cut'`));
    await runner.query(`
      CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND current_setting('votra.cut_audit', true) = 'on' THEN RETURN OLD; END IF;
        RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END $$`);
    await guardBy(runner, 'refuse_audit_change');
    await runner.query(`
      CREATE FUNCTION cut_audit(firm uuid, years int, most int) RETURNS bigint
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET votra.cut_audit = 'on' AS $$
      DECLARE
        kept bigint; -- the first link that stays: the first young one, else the last of all
        until audit_seals;
      BEGIN
        IF firm IS DISTINCT FROM ${setting('firm_id')}::uuid OR ${setting('client_id')} IS NOT NULL OR years < 1 THEN RETURN 0; END IF;
        SELECT s.seq INTO kept FROM audit_seals s JOIN audit_entries e ON e.firm_id = s.firm_id AND e.id = s.entry_id
          WHERE s.firm_id = firm AND e.at >= now() - make_interval(years => years) ORDER BY s.seq LIMIT 1;
        kept := coalesce(kept, (SELECT max(seq) FROM audit_seals WHERE firm_id = firm));
        SELECT * INTO until FROM (SELECT * FROM audit_seals WHERE firm_id = firm AND seq < kept ORDER BY seq LIMIT most) s
          ORDER BY s.seq DESC LIMIT 1;
        IF until.seq IS NULL THEN RETURN 0; END IF;
        INSERT INTO audit_checks (firm_id, id, result, seq, hash)
          VALUES (firm, gen_random_uuid(), 'cut', until.seq, until.hash);
        WITH gone AS (DELETE FROM audit_seals WHERE firm_id = firm AND seq <= until.seq RETURNING entry_id)
        DELETE FROM audit_entries WHERE firm_id = firm AND id IN (SELECT entry_id FROM gone);
        RETURN until.seq;
      END $$`);
    await runner.query('REVOKE ALL ON FUNCTION cut_audit FROM PUBLIC');
    await runner.query('GRANT EXECUTE ON FUNCTION cut_audit TO votra_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION cut_audit');
    await guardBy(runner, 'refuse_change');
    await runner.query('DROP FUNCTION refuse_audit_change');
    await runner.query(results(`'intact', 'broken'`));
  }
}

async function guardBy(runner: QueryRunner, refusal: string): Promise<void> {
  for (const table of CUT_OFF) {
    await runner.query(`DROP TRIGGER append_only ON ${table}`);
    await runner.query(
      `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION ${refusal}()`,
    );
  }
}
