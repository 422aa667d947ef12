import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;
const TABLES = ['pipeline_stages', 'leads', 'prospects'];

/** Leads, prospects and the stages that they pass; firms that are there get the stages that new ones start with. */
export class Pipeline1795500500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(STAGES);
    await runner.query(
      `CREATE UNIQUE INDEX uq_pipeline_stages_end ON pipeline_stages (firm_id, kind) WHERE kind <> 'open'`,
    );
    await runner.query(LEADS);
    await runner.query(
      'CREATE INDEX ix_leads_status_created_at_id ON leads (firm_id, status, created_at, id)',
    );
    await runner.query('CREATE INDEX ix_leads_owner_id ON leads (firm_id, owner_id)');
    await runner.query('CREATE INDEX ix_leads_merged_into_id ON leads (firm_id, merged_into_id)');
    await runner.query(PROSPECTS);
    await runner.query(
      'CREATE UNIQUE INDEX uq_prospects_lead ON prospects (firm_id, lead_id) WHERE lead_id IS NOT NULL',
    );
    await runner.query(
      'CREATE INDEX ix_prospects_stage_id_position ON prospects (firm_id, stage_id, position)',
    );
    await runner.query(
      'CREATE INDEX ix_prospects_status_created_at_id ON prospects (firm_id, status, created_at, id)',
    );
    await runner.query('CREATE INDEX ix_prospects_owner_id ON prospects (firm_id, owner_id)');
    await runner.query('CREATE INDEX ix_prospects_client_id ON prospects (firm_id, client_id)');
    await runner.query('CREATE INDEX ix_prospects_merged_into_id ON prospects (firm_id, merged_into_id)');
    await runner.query(`INSERT INTO pipeline_stages (firm_id, id, name, kind, probability, position)
      SELECT f.id, gen_random_uuid(), s.name, s.kind, s.probability, s.position FROM firms f CROSS JOIN (VALUES
        ('First talk', 'open', 10, 1), ('Needs understood', 'open', 25, 2), ('Proposal', 'open', 50, 3),
        ('Negotiation', 'open', 75, 4), ('Won', 'won', 100, 1), ('Lost', 'lost', 0, 1)) s (name, kind, probability, position)`);
    for (const table of TABLES) await protect(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES.toReversed()) await runner.query(`DROP TABLE ${table}`);
  }
}

async function protect(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
  await runner.query(`CREATE POLICY tenant ON ${table} USING (${FIRM}) WITH CHECK (${FIRM})`);
  await runner.query(
    `CREATE POLICY portal ON ${table} AS RESTRICTIVE USING (${NO_CLIENT}) WITH CHECK (${NO_CLIENT})`,
  );
  await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO votra_app`);
  await runner.query(`GRANT SELECT ON ${table} TO votra_read`);
}

const KEYS = `
    firm_id uuid NOT NULL,
    id uuid NOT NULL,
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()`;

const STAGES = `CREATE TABLE pipeline_stages (${KEYS},
    name text NOT NULL,
    kind text NOT NULL DEFAULT 'open',
    probability int NOT NULL,
    position int NOT NULL,
    CONSTRAINT ck_pipeline_stages_kind CHECK (kind IN ('open', 'won', 'lost')),
    CONSTRAINT ck_pipeline_stages_probability CHECK (probability BETWEEN 0 AND 100),
    CONSTRAINT pk_pipeline_stages PRIMARY KEY (firm_id, id),
    CONSTRAINT uq_pipeline_stages_name UNIQUE (firm_id, name),
    CONSTRAINT fk_pipeline_stages_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id))`;

const LEADS = `CREATE TABLE leads (${KEYS},
    company text NOT NULL,
    person text NOT NULL DEFAULT '',
    email text NOT NULL DEFAULT '',
    phone text NOT NULL DEFAULT '',
    source text NOT NULL DEFAULT '',
    owner_id uuid,
    note text NOT NULL DEFAULT '',
    status text NOT NULL DEFAULT 'open',
    drop_reason text NOT NULL DEFAULT '',
    merged_into_id uuid,
    CONSTRAINT ck_leads_status CHECK (status IN ('open', 'qualified', 'dropped', 'merged')),
    CONSTRAINT ck_leads_merged CHECK ((status = 'merged') = (merged_into_id IS NOT NULL)),
    CONSTRAINT pk_leads PRIMARY KEY (firm_id, id),
    CONSTRAINT fk_leads_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_leads_owner_id FOREIGN KEY (firm_id, owner_id) REFERENCES memberships (firm_id, id),
    CONSTRAINT fk_leads_merged_into_id FOREIGN KEY (firm_id, merged_into_id) REFERENCES leads (firm_id, id))`;

const PROSPECTS = `CREATE TABLE prospects (${KEYS},
    name text NOT NULL,
    company text NOT NULL,
    person text NOT NULL DEFAULT '',
    email text NOT NULL DEFAULT '',
    phone text NOT NULL DEFAULT '',
    source text NOT NULL DEFAULT '',
    client_id uuid,
    lead_id uuid,
    value numeric NOT NULL,
    currency text NOT NULL,
    probability int,
    expected_close date,
    owner_id uuid NOT NULL,
    stage_id uuid NOT NULL,
    position bigint NOT NULL,
    status text NOT NULL DEFAULT 'open',
    closed_on date,
    lost_reason text NOT NULL DEFAULT '',
    note text NOT NULL DEFAULT '',
    converted_at timestamptz,
    merged_into_id uuid,
    CONSTRAINT ck_prospects_status CHECK (status IN ('open', 'won', 'lost', 'merged')),
    CONSTRAINT ck_prospects_merged CHECK ((status = 'merged') = (merged_into_id IS NOT NULL)),
    CONSTRAINT ck_prospects_closed CHECK ((status IN ('won', 'lost')) = (closed_on IS NOT NULL)),
    CONSTRAINT ck_prospects_value CHECK (value >= 0),
    CONSTRAINT ck_prospects_probability CHECK (probability BETWEEN 0 AND 100),
    CONSTRAINT pk_prospects PRIMARY KEY (firm_id, id),
    CONSTRAINT fk_prospects_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_prospects_currency FOREIGN KEY (currency) REFERENCES currencies (code),
    CONSTRAINT fk_prospects_owner_id FOREIGN KEY (firm_id, owner_id) REFERENCES memberships (firm_id, id),
    CONSTRAINT fk_prospects_stage_id FOREIGN KEY (firm_id, stage_id) REFERENCES pipeline_stages (firm_id, id),
    CONSTRAINT fk_prospects_lead_id FOREIGN KEY (firm_id, lead_id) REFERENCES leads (firm_id, id),
    CONSTRAINT fk_prospects_client_id FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id)
      ON DELETE SET NULL (client_id),
    CONSTRAINT fk_prospects_merged_into_id FOREIGN KEY (firm_id, merged_into_id) REFERENCES prospects (firm_id, id))`;
