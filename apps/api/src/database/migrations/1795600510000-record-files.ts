import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
const CLIENT = `nullif(current_setting('app.client_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;

/** Files that hang on records. A client's people see those of its own that are shared, and change none. */
export class RecordFiles1795600510000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE record_files (
      firm_id uuid NOT NULL,
      id uuid NOT NULL,
      version int NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now(),
      file_id uuid NOT NULL,
      record_kind text NOT NULL,
      record_id uuid NOT NULL,
      client_id uuid NOT NULL,
      name text NOT NULL,
      shared boolean NOT NULL DEFAULT false,
      uploaded_by uuid NOT NULL,
      removed_at timestamptz,
      CONSTRAINT pk_record_files PRIMARY KEY (firm_id, id),
      CONSTRAINT uq_record_files_file_id UNIQUE (firm_id, file_id),
      CONSTRAINT ck_record_files_record_kind CHECK (record_kind IN ('client')),
      CONSTRAINT ck_record_files_record CHECK (record_kind = 'client' AND record_id = client_id),
      CONSTRAINT fk_record_files_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
      CONSTRAINT fk_record_files_file_id FOREIGN KEY (firm_id, file_id) REFERENCES stored_files (firm_id, id)
        ON DELETE CASCADE,
      CONSTRAINT fk_record_files_client_id FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id)
        ON DELETE CASCADE,
      CONSTRAINT fk_record_files_uploaded_by FOREIGN KEY (firm_id, uploaded_by) REFERENCES memberships (firm_id, id))`);
    await runner.query(`CREATE INDEX ix_record_files_record_kind_record_id_created_at
      ON record_files (firm_id, record_kind, record_id, created_at)`);
    await runner.query(
      'CREATE INDEX ix_record_files_client_id_created_at ON record_files (firm_id, client_id, created_at)',
    );
    await runner.query(`CREATE INDEX ix_record_files_removed ON record_files (firm_id, removed_at)
      WHERE removed_at IS NOT NULL`);
    await runner.query('ALTER TABLE record_files ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY');
    await runner.query(`CREATE POLICY tenant ON record_files USING (${FIRM}) WITH CHECK (${FIRM})`);
    await runner.query(`CREATE POLICY portal ON record_files AS RESTRICTIVE
      USING (${NO_CLIENT} OR (client_id = ${CLIENT} AND shared AND removed_at IS NULL)) WITH CHECK (${NO_CLIENT})`);
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON record_files TO votra_app');
    await runner.query('GRANT SELECT ON record_files TO votra_read');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE record_files');
  }
}
