import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;
const TABLES = ['lead_forms', 'form_entries'];

/** Forms that strangers fill in, and what they sent. */
export class LeadForms1795700110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE lead_forms (
      firm_id uuid NOT NULL,
      id uuid NOT NULL,
      version int NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now(),
      name text NOT NULL,
      key text NOT NULL,
      active boolean NOT NULL DEFAULT false,
      heading text NOT NULL,
      intro text NOT NULL DEFAULT '',
      fields jsonb NOT NULL,
      consent text NOT NULL DEFAULT '',
      button text NOT NULL,
      thanks text NOT NULL,
      source text NOT NULL DEFAULT '',
      campaign_id uuid,
      owner_id uuid NOT NULL,
      origins text[] NOT NULL DEFAULT '{}',
      CONSTRAINT pk_lead_forms PRIMARY KEY (firm_id, id),
      CONSTRAINT uq_lead_forms_key UNIQUE (firm_id, key),
      CONSTRAINT fk_lead_forms_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
      CONSTRAINT fk_lead_forms_campaign_id FOREIGN KEY (firm_id, campaign_id) REFERENCES campaigns (firm_id, id),
      CONSTRAINT fk_lead_forms_owner_id FOREIGN KEY (firm_id, owner_id) REFERENCES memberships (firm_id, id))`);
    await runner.query('CREATE INDEX ix_lead_forms_campaign_id ON lead_forms (firm_id, campaign_id)');
    await runner.query('CREATE INDEX ix_lead_forms_owner_id ON lead_forms (firm_id, owner_id)');
    await runner.query(`CREATE TABLE form_entries (
      firm_id uuid NOT NULL,
      id uuid NOT NULL,
      form_id uuid NOT NULL,
      token_id uuid NOT NULL,
      company text NOT NULL DEFAULT '',
      person text NOT NULL DEFAULT '',
      email text NOT NULL,
      phone text NOT NULL DEFAULT '',
      message text NOT NULL DEFAULT '',
      consent text NOT NULL DEFAULT '',
      status text NOT NULL DEFAULT 'taken',
      suspicions text[] NOT NULL DEFAULT '{}',
      lead_id uuid,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT ck_form_entries_status CHECK (status IN ('taken', 'suspected', 'released', 'discarded')),
      CONSTRAINT ck_form_entries_suspicions
        CHECK (suspicions <@ ARRAY['trap', 'too_quick', 'links', 'repeated', 'flood']),
      CONSTRAINT ck_form_entries_lead CHECK ((status IN ('taken', 'released')) = (lead_id IS NOT NULL)),
      CONSTRAINT pk_form_entries PRIMARY KEY (firm_id, id),
      CONSTRAINT uq_form_entries_token_id UNIQUE (firm_id, token_id),
      CONSTRAINT fk_form_entries_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
      CONSTRAINT fk_form_entries_form_id FOREIGN KEY (firm_id, form_id) REFERENCES lead_forms (firm_id, id),
      CONSTRAINT fk_form_entries_lead_id FOREIGN KEY (firm_id, lead_id) REFERENCES leads (firm_id, id))`);
    await runner.query(
      'CREATE INDEX ix_form_entries_status_created_at_id ON form_entries (firm_id, status, created_at, id)',
    );
    await runner.query(
      'CREATE INDEX ix_form_entries_form_id_created_at ON form_entries (firm_id, form_id, created_at)',
    );
    await runner.query('CREATE INDEX ix_form_entries_lead_id ON form_entries (firm_id, lead_id)');
    for (const table of TABLES) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY tenant ON ${table} USING (${FIRM}) WITH CHECK (${FIRM})`);
      await runner.query(
        `CREATE POLICY portal ON ${table} AS RESTRICTIVE USING (${NO_CLIENT}) WITH CHECK (${NO_CLIENT})`,
      );
      await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO votra_app`);
      await runner.query(`GRANT SELECT ON ${table} TO votra_read`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await runner.query(`DROP TABLE ${table}`);
  }
}
