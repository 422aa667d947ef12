import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;

/** Calls, meetings, mails, notes and to-dos about leads, prospects and clients. */
export class Activities1795500510000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE activities (
      firm_id uuid NOT NULL,
      id uuid NOT NULL,
      version int NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now(),
      kind text NOT NULL,
      lead_id uuid,
      prospect_id uuid,
      client_id uuid,
      subject text NOT NULL,
      note text NOT NULL DEFAULT '',
      day date NOT NULL,
      owner_id uuid NOT NULL,
      done_at timestamptz,
      CONSTRAINT ck_activities_kind CHECK (kind IN ('call', 'meeting', 'mail', 'note', 'todo')),
      CONSTRAINT ck_activities_about_one CHECK (num_nonnulls(lead_id, prospect_id, client_id) = 1),
      CONSTRAINT ck_activities_done CHECK (kind = 'todo' OR done_at IS NULL),
      CONSTRAINT pk_activities PRIMARY KEY (firm_id, id),
      CONSTRAINT fk_activities_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
      CONSTRAINT fk_activities_lead_id FOREIGN KEY (firm_id, lead_id) REFERENCES leads (firm_id, id),
      CONSTRAINT fk_activities_prospect_id FOREIGN KEY (firm_id, prospect_id) REFERENCES prospects (firm_id, id),
      CONSTRAINT fk_activities_client_id FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id)
        ON DELETE CASCADE,
      CONSTRAINT fk_activities_owner_id FOREIGN KEY (firm_id, owner_id) REFERENCES memberships (firm_id, id))`);
    for (const about of ['lead', 'prospect', 'client'])
      await runner.query(
        `CREATE INDEX ix_activities_${about}_id_day ON activities (firm_id, ${about}_id, day)`,
      );
    await runner.query(`CREATE INDEX ix_activities_to_do ON activities (firm_id, owner_id, day)
      WHERE kind = 'todo' AND done_at IS NULL`);
    await runner.query('ALTER TABLE activities ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY');
    await runner.query(`CREATE POLICY tenant ON activities USING (${FIRM}) WITH CHECK (${FIRM})`);
    await runner.query(
      `CREATE POLICY portal ON activities AS RESTRICTIVE USING (${NO_CLIENT}) WITH CHECK (${NO_CLIENT})`,
    );
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON activities TO votra_app');
    await runner.query('GRANT SELECT ON activities TO votra_read');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE activities');
  }
}
