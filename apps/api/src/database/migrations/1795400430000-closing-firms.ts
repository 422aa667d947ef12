import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `nullif(current_setting('app.firm_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;

/** Firms that are on their way out or shut, and files with all that a firm has. */
export class ClosingFirms1795400430000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE firms ADD closing_at timestamptz, ADD shut_reason text NOT NULL DEFAULT '',
      DROP CONSTRAINT ck_firms_status,
      ADD CONSTRAINT ck_firms_status CHECK (status IN ('active', 'suspended', 'closed'))`);
    await runner.query(`
      CREATE TABLE firm_exports (
        firm_id uuid NOT NULL,
        id uuid NOT NULL,
        status text NOT NULL,
        requested_by uuid NOT NULL,
        file_id uuid,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz,
        CONSTRAINT pk_firm_exports PRIMARY KEY (firm_id, id),
        CONSTRAINT ck_firm_exports_status CHECK (status IN ('waiting', 'ready', 'failed', 'expired')),
        CONSTRAINT fk_firm_exports_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
        CONSTRAINT fk_firm_exports_requested_by FOREIGN KEY (firm_id, requested_by) REFERENCES memberships (firm_id, id),
        CONSTRAINT fk_firm_exports_file_id FOREIGN KEY (firm_id, file_id) REFERENCES stored_files (firm_id, id)
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX uq_firm_exports_waiting ON firm_exports (firm_id) WHERE status = 'waiting'`,
    );
    await runner.query('ALTER TABLE firm_exports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY');
    const rule = `firm_id = ${FIRM}`;
    await runner.query(`CREATE POLICY tenant ON firm_exports USING (${rule}) WITH CHECK (${rule})`);
    await runner.query(
      `CREATE POLICY portal ON firm_exports AS RESTRICTIVE USING (${NO_CLIENT}) WITH CHECK (${NO_CLIENT})`,
    );
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON firm_exports TO votra_app');
    await runner.query('GRANT SELECT ON firm_exports TO votra_read');
    // plpgsql keeps the plan on each connection
    await runner.query(`
      CREATE FUNCTION firm_is_closing() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
      BEGIN RETURN (SELECT f.closing_at IS NOT NULL FROM firms f WHERE f.id = ${FIRM}); END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION firm_is_closing()');
    await runner.query('DROP TABLE firm_exports');
    await runner.query(`UPDATE firms SET status = 'suspended' WHERE status = 'closed'`);
    await runner.query(`ALTER TABLE firms DROP closing_at, DROP shut_reason, DROP CONSTRAINT ck_firms_status,
      ADD CONSTRAINT ck_firms_status CHECK (status IN ('active', 'suspended'))`);
  }
}
