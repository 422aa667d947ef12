import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;

/** How many requests a firm lets one person or key send. */
export class RequestLimits1795400200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE request_limits (
        firm_id uuid NOT NULL,
        per_minute integer,
        per_hour integer,
        payments_per_minute integer,
        uploads_per_hour integer,
        version integer NOT NULL DEFAULT 1,
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT pk_request_limits PRIMARY KEY (firm_id),
        CONSTRAINT fk_request_limits_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
        CONSTRAINT ck_request_limits_per_minute CHECK (per_minute BETWEEN 20 AND 1000),
        CONSTRAINT ck_request_limits_per_hour CHECK (per_hour BETWEEN 200 AND 20000),
        CONSTRAINT ck_request_limits_payments CHECK (payments_per_minute BETWEEN 1 AND 100),
        CONSTRAINT ck_request_limits_uploads CHECK (uploads_per_hour BETWEEN 1 AND 500)
      )`);
    await runner.query('ALTER TABLE request_limits ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY');
    await runner.query(`CREATE POLICY tenant ON request_limits USING (${FIRM}) WITH CHECK (${FIRM})`);
    await runner.query(
      `CREATE POLICY portal ON request_limits AS RESTRICTIVE USING (${NO_CLIENT}) WITH CHECK (${NO_CLIENT})`,
    );
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON request_limits TO votra_app');
    await runner.query('GRANT SELECT ON request_limits TO votra_read');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE request_limits');
  }
}
