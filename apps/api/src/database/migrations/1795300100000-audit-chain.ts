import type { MigrationInterface, QueryRunner } from 'typeorm';

const APPEND_ONLY = ['audit_seals', 'audit_checks'];
const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;

/** The chain of seals over a firm's audit entries, how it was found, and the queue of entries to seal. */
export class AuditChain1795300100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE audit_queue (
      firm_id uuid NOT NULL, at timestamptz NOT NULL DEFAULT now(), entry_id uuid NOT NULL,
      CONSTRAINT pk_audit_queue PRIMARY KEY (firm_id, at, entry_id))`);
    await runner.query('GRANT SELECT, INSERT, DELETE ON audit_queue TO votra_app');
    await runner.query(`CREATE TABLE audit_seals (
      firm_id uuid NOT NULL, seq bigint NOT NULL, entry_id uuid NOT NULL, hash text NOT NULL,
      CONSTRAINT pk_audit_seals PRIMARY KEY (firm_id, seq),
      CONSTRAINT uq_audit_seals_entry_id UNIQUE (firm_id, entry_id),
      CONSTRAINT fk_audit_seals_entry_id FOREIGN KEY (firm_id, entry_id) REFERENCES audit_entries (firm_id, id),
      CONSTRAINT fk_audit_seals_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id))`);
    await runner.query(`CREATE TABLE audit_checks (
      firm_id uuid NOT NULL, id uuid NOT NULL, at timestamptz NOT NULL DEFAULT now(), result text NOT NULL,
      seq bigint NOT NULL, hash text NOT NULL, fault_seq bigint, fault text,
      CONSTRAINT pk_audit_checks PRIMARY KEY (firm_id, id),
      CONSTRAINT ck_audit_checks_result CHECK (result IN ('intact', 'broken')),
      CONSTRAINT fk_audit_checks_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id))`);
    await runner.query('CREATE INDEX ix_audit_checks_at_id ON audit_checks (firm_id, at, id)');
    for (const table of APPEND_ONLY) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY tenant ON ${table} USING (${FIRM}) WITH CHECK (${FIRM})`);
      await runner.query(
        `CREATE POLICY portal ON ${table} AS RESTRICTIVE USING (${NO_CLIENT}) WITH CHECK (${NO_CLIENT})`,
      );
      await runner.query(`GRANT SELECT, INSERT ON ${table} TO votra_app`);
      await runner.query(`GRANT SELECT ON ${table} TO votra_read`);
      await runner.query(
        `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
      );
    }
    // what was recorded before is sealed in the background; the owner, too, is under row-level security
    await runner.query('ALTER TABLE audit_entries NO FORCE ROW LEVEL SECURITY');
    await runner.query(
      'INSERT INTO audit_queue (firm_id, at, entry_id) SELECT firm_id, at, id FROM audit_entries',
    );
    await runner.query('ALTER TABLE audit_entries FORCE ROW LEVEL SECURITY');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['audit_checks', 'audit_seals', 'audit_queue'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
