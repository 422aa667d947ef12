import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;
const WRITTEN = ['engagements', 'engagement_lines', 'projects'];

/** Engagements are billed by lines, each in its own way; those that are there get one that bills by the hour. */
export class EngagementLines1795600100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const text of [LINES, LINE_INDEXES, PARTS]) await runner.query(text);
    await runner.query(`ALTER TABLE engagements ADD budget_hours numeric, ADD agreed_version int NOT NULL DEFAULT 1,
      ADD CONSTRAINT ck_engagements_budget_hours CHECK (budget_hours > 0),
      ADD CONSTRAINT ck_engagements_agreed_version CHECK (agreed_version > 0),
      DROP CONSTRAINT ck_engagements_billing_model, DROP billing_model`);
    await runner.query(`ALTER TABLE projects ADD line_id uuid`);
    await withAllRows(runner, async () => {
      await runner.query(`INSERT INTO engagement_lines (firm_id, id, engagement_id, line_id, position, title, model)
        SELECT e.firm_id, n.id, e.id, n.id, 1, e.title, 'time_and_material'
        FROM (SELECT gen_random_uuid() AS id, e.id AS engagement_id FROM engagements e) n
        JOIN engagements e ON e.id = n.engagement_id`);
      await runner.query(`UPDATE projects p SET line_id = l.id FROM engagement_lines l
        WHERE l.firm_id = p.firm_id AND l.engagement_id = p.engagement_id`);
    });
    await runner.query(`ALTER TABLE projects ADD CONSTRAINT fk_projects_engagement_id_line_id
      FOREIGN KEY (firm_id, engagement_id, line_id) REFERENCES engagement_lines (firm_id, engagement_id, id)`);
    await protect(
      runner,
      'engagement_lines',
      'SELECT, INSERT, UPDATE (state, since, until, effective_from), DELETE',
    );
    await protect(runner, 'engagement_line_parts', 'SELECT, INSERT, DELETE');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE projects DROP CONSTRAINT fk_projects_engagement_id_line_id, DROP line_id',
    );
    await runner.query('DROP TABLE engagement_line_parts');
    await runner.query('DROP TABLE engagement_lines');
    await runner.query(`ALTER TABLE engagements DROP budget_hours, DROP agreed_version,
      ADD billing_model text NOT NULL DEFAULT 'time_and_material',
      ADD CONSTRAINT ck_engagements_billing_model CHECK (billing_model IN ('time_and_material'))`);
  }
}

/** The owner, too, is under row-level security. */
async function withAllRows(runner: QueryRunner, work: () => Promise<void>): Promise<void> {
  for (const table of WRITTEN) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  await work();
  for (const table of WRITTEN) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
}

/** What was agreed is never altered: the application may say of a line what became of it, and nothing else. */
async function protect(runner: QueryRunner, table: string, rights: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
  await runner.query(`CREATE POLICY tenant ON ${table} USING (${FIRM}) WITH CHECK (${FIRM})`);
  await runner.query(
    `CREATE POLICY portal ON ${table} AS RESTRICTIVE USING (${NO_CLIENT}) WITH CHECK (${NO_CLIENT})`,
  );
  await runner.query(`GRANT ${rights} ON ${table} TO votra_app`);
  await runner.query(`GRANT SELECT ON ${table} TO votra_read`);
}

const CAPPED = 'cap_by, cap_per, cap';
const RETAINED = 'hours_per_month, monthly_fee, roll_over_months';

const LINES = `CREATE TABLE engagement_lines (
    firm_id uuid NOT NULL,
    id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    line_id uuid NOT NULL,
    state text NOT NULL DEFAULT 'running',
    since int DEFAULT 1,
    until int,
    effective_from date,
    position int NOT NULL,
    title text NOT NULL,
    description text NOT NULL DEFAULT '',
    model text NOT NULL,
    cap_by text,
    cap_per text,
    cap numeric,
    amount numeric,
    hours_per_month numeric,
    monthly_fee numeric,
    roll_over_months int,
    overage_rate numeric,
    budget_hours numeric,
    budget_amount numeric,
    CONSTRAINT ck_engagement_lines_model CHECK
      (model IN ('time_and_material', 'capped', 'fixed', 'milestone', 'retainer', 'expenses')),
    CONSTRAINT ck_engagement_lines_state CHECK (state IN ('proposed', 'running', 'superseded')),
    CONSTRAINT ck_engagement_lines_cap_by CHECK (cap_by IN ('amount', 'hours')),
    CONSTRAINT ck_engagement_lines_cap_per CHECK (cap_per IN ('total', 'month')),
    CONSTRAINT ck_engagement_lines_fields CHECK (CASE model
      WHEN 'time_and_material' THEN num_nonnulls(${CAPPED}, amount, ${RETAINED}, overage_rate) = 0
      WHEN 'capped' THEN num_nonnulls(${CAPPED}) = 3 AND num_nonnulls(amount, ${RETAINED}, overage_rate, budget_hours, budget_amount) = 0
      WHEN 'fixed' THEN amount IS NOT NULL AND num_nonnulls(${CAPPED}, ${RETAINED}, overage_rate, budget_amount) = 0
      WHEN 'milestone' THEN num_nonnulls(${CAPPED}, amount, ${RETAINED}, overage_rate, budget_amount) = 0
      WHEN 'retainer' THEN num_nonnulls(${RETAINED}) = 3 AND num_nonnulls(${CAPPED}, amount, budget_hours, budget_amount) = 0
      ELSE num_nonnulls(${CAPPED}, amount, ${RETAINED}, overage_rate, budget_hours) = 0 END),
    CONSTRAINT ck_engagement_lines_positive CHECK
      (least(cap, amount, hours_per_month, monthly_fee, overage_rate, budget_hours, budget_amount) > 0 AND roll_over_months >= 0),
    CONSTRAINT ck_engagement_lines_versions CHECK
      ((state = 'proposed') = (since IS NULL) AND (state = 'superseded') = (until IS NOT NULL) AND until > since),
    CONSTRAINT pk_engagement_lines PRIMARY KEY (firm_id, id),
    CONSTRAINT uq_engagement_lines_engagement_id_id UNIQUE (firm_id, engagement_id, id),
    CONSTRAINT uq_engagement_lines_id_model UNIQUE (firm_id, id, model),
    CONSTRAINT fk_engagement_lines_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_engagement_lines_engagement_id FOREIGN KEY (firm_id, engagement_id)
      REFERENCES engagements (firm_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_engagement_lines_engagement_id_line_id FOREIGN KEY (firm_id, engagement_id, line_id)
      REFERENCES engagement_lines (firm_id, engagement_id, id))`;

const LINE_INDEXES = `
  CREATE INDEX ix_engagement_lines_engagement_id_position ON engagement_lines (firm_id, engagement_id, position);
  CREATE INDEX ix_engagement_lines_line_id_since ON engagement_lines (firm_id, line_id, since);
  CREATE UNIQUE INDEX uq_engagement_lines_running ON engagement_lines (firm_id, line_id) WHERE state = 'running'`;

const PARTS = `CREATE TABLE engagement_line_parts (
    firm_id uuid NOT NULL,
    id uuid NOT NULL,
    row_id uuid NOT NULL,
    part_id uuid NOT NULL,
    model text NOT NULL,
    position int NOT NULL,
    title text NOT NULL,
    due_date date,
    amount numeric NOT NULL,
    acceptance_days int,
    CONSTRAINT ck_engagement_line_parts_amount CHECK (amount > 0),
    CONSTRAINT ck_engagement_line_parts_acceptance_days CHECK (acceptance_days > 0),
    CONSTRAINT ck_engagement_line_parts_model CHECK
      (model = 'milestone' OR model = 'fixed' AND due_date IS NOT NULL AND acceptance_days IS NULL),
    CONSTRAINT pk_engagement_line_parts PRIMARY KEY (firm_id, id),
    CONSTRAINT fk_engagement_line_parts_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_engagement_line_parts_row_id_model FOREIGN KEY (firm_id, row_id, model)
      REFERENCES engagement_lines (firm_id, id, model) ON DELETE CASCADE,
    CONSTRAINT fk_engagement_line_parts_part_id FOREIGN KEY (firm_id, part_id)
      REFERENCES engagement_line_parts (firm_id, id));
  CREATE INDEX ix_engagement_line_parts_row_id_position ON engagement_line_parts (firm_id, row_id, position);
  CREATE INDEX ix_engagement_line_parts_part_id ON engagement_line_parts (firm_id, part_id)`;
