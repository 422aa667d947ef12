import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;
const MOVED = ['engagement_rates', 'engagements', 'projects', 'project_members', 'time_entries'];

/**
 * Rate cards in place of the rates of engagements, which become cards of their engagement that hold at all times.
 * Hours learn in which role they were worked and which line priced them; what no line explains any more, because
 * somebody's role changed since, keeps its price as one that was set by hand.
 */
export class RateCards1795500400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
    for (const text of [CARDS, VERSIONS, LINES, LINES_KEY, PAST_ROLES]) await runner.query(text);
    await runner.query(`ALTER TABLE time_entries ADD role text NOT NULL DEFAULT '', ADD rate_line_id uuid,
      DROP CONSTRAINT ck_time_entries_rate_source`);
    await withAllRows(runner, MOVED, async () => {
      for (const text of [CARDS_OF_ENGAGEMENTS, VERSIONS_OF_ENGAGEMENTS, LINES_OF_ENGAGEMENTS])
        await runner.query(text);
      for (const text of [ROLES_OF_HOURS, LINES_OF_HOURS, KEPT_PRICES]) await runner.query(text);
    });
    await runner.query(`ALTER TABLE time_entries
      ADD CONSTRAINT ck_time_entries_rate_source
        CHECK (rate_source IN ('firm', 'client', 'engagement', 'project', 'override')),
      ADD CONSTRAINT fk_time_entries_rate_line_id FOREIGN KEY (firm_id, rate_line_id) REFERENCES rate_card_lines (firm_id, id)`);
    await runner.query('CREATE INDEX ix_time_entries_rate_line_id ON time_entries (firm_id, rate_line_id)');
    await runner.query('DROP TABLE engagement_rates');
    for (const table of ['rate_cards', 'rate_card_versions', 'rate_card_lines', 'project_past_roles'])
      await protect(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(ENGAGEMENT_RATES);
    await runner.query('ALTER TABLE time_entries DROP CONSTRAINT ck_time_entries_rate_source');
    const tables = ['time_entries', 'rate_cards', 'rate_card_versions', 'rate_card_lines'];
    await withAllRows(runner, tables, async () => {
      await runner.query(RATES_OF_CARDS);
      await runner.query(
        `UPDATE time_entries SET rate_source = 'engagement' WHERE rate_source IN ('firm', 'client', 'project')`,
      );
    });
    await protect(runner, 'engagement_rates');
    await runner.query(`ALTER TABLE time_entries DROP role, DROP rate_line_id,
      ADD CONSTRAINT ck_time_entries_rate_source CHECK (rate_source IN ('engagement', 'override'))`);
    for (const table of ['project_past_roles', 'rate_card_lines', 'rate_card_versions', 'rate_cards'])
      await runner.query(`DROP TABLE ${table}`);
    await runner.query('DROP EXTENSION btree_gist');
  }
}

/** The owner, too, is under row-level security, and invoiced hours are frozen for everybody. */
async function withAllRows(runner: QueryRunner, tables: string[], work: () => Promise<void>): Promise<void> {
  for (const table of tables) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  await runner.query('ALTER TABLE time_entries DISABLE TRIGGER frozen_once_invoiced');
  await work();
  await runner.query('ALTER TABLE time_entries ENABLE TRIGGER frozen_once_invoiced');
  for (const table of tables) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
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

const CARDS = `
  CREATE TABLE rate_cards (
    firm_id uuid NOT NULL,
    id uuid NOT NULL,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    level text NOT NULL,
    client_id uuid,
    engagement_id uuid,
    project_id uuid,
    owner_id uuid NOT NULL,
    currency text NOT NULL,
    name text NOT NULL DEFAULT '',
    CONSTRAINT pk_rate_cards PRIMARY KEY (firm_id, id),
    CONSTRAINT uq_rate_cards_owner_id_currency UNIQUE (firm_id, owner_id, currency),
    CONSTRAINT ck_rate_cards_level CHECK (level IN ('firm', 'client', 'engagement', 'project')),
    CONSTRAINT ck_rate_cards_owner CHECK (owner_id = CASE level WHEN 'firm' THEN firm_id WHEN 'client' THEN client_id
        WHEN 'engagement' THEN engagement_id ELSE project_id END
      AND num_nonnulls(client_id, engagement_id, project_id) = CASE level WHEN 'firm' THEN 0 ELSE 1 END),
    CONSTRAINT fk_rate_cards_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_rate_cards_client_id FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_rate_cards_engagement_id FOREIGN KEY (firm_id, engagement_id)
      REFERENCES engagements (firm_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_rate_cards_project_id FOREIGN KEY (firm_id, project_id) REFERENCES projects (firm_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_rate_cards_currency FOREIGN KEY (currency) REFERENCES currencies (code)
  )`;

const VERSIONS = `
  CREATE TABLE rate_card_versions (
    firm_id uuid NOT NULL,
    id uuid NOT NULL,
    card_id uuid NOT NULL,
    effective_from date,
    effective_to date,
    removed_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_rate_card_versions PRIMARY KEY (firm_id, id),
    CONSTRAINT ck_rate_card_versions_period CHECK (effective_to > effective_from),
    CONSTRAINT ex_rate_card_versions_period EXCLUDE USING gist
      (firm_id WITH =, card_id WITH =, daterange(effective_from, effective_to) WITH &&) WHERE (removed_at IS NULL)
      DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_rate_card_versions_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_rate_card_versions_card_id FOREIGN KEY (firm_id, card_id) REFERENCES rate_cards (firm_id, id) ON DELETE CASCADE
  );
  CREATE INDEX ix_rate_card_versions_card_id ON rate_card_versions (firm_id, card_id)`;

const LINES = `
  CREATE TABLE rate_card_lines (
    firm_id uuid NOT NULL,
    id uuid NOT NULL,
    version_id uuid NOT NULL,
    role text,
    membership_id uuid,
    task_type text NOT NULL DEFAULT '',
    hourly_rate numeric NOT NULL,
    removed_at timestamptz,
    CONSTRAINT pk_rate_card_lines PRIMARY KEY (firm_id, id),
    CONSTRAINT ck_rate_card_lines_who CHECK (num_nonnulls(role, membership_id) = 1),
    CONSTRAINT ck_rate_card_lines_rate CHECK (hourly_rate > 0),
    CONSTRAINT fk_rate_card_lines_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_rate_card_lines_version_id FOREIGN KEY (firm_id, version_id)
      REFERENCES rate_card_versions (firm_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_rate_card_lines_membership_id FOREIGN KEY (firm_id, membership_id) REFERENCES memberships (firm_id, id)
  );
  CREATE INDEX ix_rate_card_lines_version_id ON rate_card_lines (firm_id, version_id)`;

const LINES_KEY = `CREATE UNIQUE INDEX uq_rate_card_lines_key ON rate_card_lines
  (firm_id, version_id, coalesce(membership_id::text, lower(role)), lower(task_type)) WHERE removed_at IS NULL`;

const PAST_ROLES = `
  CREATE TABLE project_past_roles (
    firm_id uuid NOT NULL,
    project_id uuid NOT NULL,
    membership_id uuid NOT NULL,
    until date NOT NULL,
    role text NOT NULL,
    CONSTRAINT pk_project_past_roles PRIMARY KEY (firm_id, project_id, membership_id, until),
    CONSTRAINT fk_project_past_roles_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_project_past_roles_project_id FOREIGN KEY (firm_id, project_id)
      REFERENCES projects (firm_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_project_past_roles_membership_id FOREIGN KEY (firm_id, membership_id)
      REFERENCES memberships (firm_id, id) ON DELETE CASCADE
  )`;

const CARDS_OF_ENGAGEMENTS = `
  INSERT INTO rate_cards (firm_id, id, level, engagement_id, owner_id, currency)
  SELECT e.firm_id, gen_random_uuid(), 'engagement', e.id, e.id, e.currency FROM engagements e
   WHERE EXISTS (SELECT FROM engagement_rates r WHERE r.firm_id = e.firm_id AND r.engagement_id = e.id)`;
const VERSIONS_OF_ENGAGEMENTS = `
  INSERT INTO rate_card_versions (firm_id, id, card_id) SELECT firm_id, gen_random_uuid(), id FROM rate_cards`;
/** Roles that differed in capitals alone were two, and are one now: the dearer. */
const LINES_OF_ENGAGEMENTS = `
  INSERT INTO rate_card_lines (firm_id, id, version_id, role, hourly_rate)
  SELECT DISTINCT ON (r.firm_id, v.id, lower(r.role)) r.firm_id, r.id, v.id, r.role, r.hourly_rate
    FROM engagement_rates r
    JOIN rate_cards c ON c.firm_id = r.firm_id AND c.engagement_id = r.engagement_id
    JOIN rate_card_versions v ON v.firm_id = c.firm_id AND v.card_id = c.id
   ORDER BY r.firm_id, v.id, lower(r.role), r.hourly_rate DESC`;

const ROLES_OF_HOURS = `
  UPDATE time_entries t SET role = m.role FROM project_members m
   WHERE m.firm_id = t.firm_id AND m.project_id = t.project_id AND m.membership_id = t.membership_id AND m.role <> ''`;
/** The line of the person's role when it has the hour's price, else another one that does: an earlier role. */
const LINES_OF_HOURS = `
  UPDATE time_entries t SET rate_line_id = l.id, role = l.role
    FROM projects p, rate_cards c, rate_card_versions v, rate_card_lines l
   WHERE t.rate_source = 'engagement' AND p.firm_id = t.firm_id AND p.id = t.project_id
     AND c.firm_id = t.firm_id AND c.engagement_id = p.engagement_id AND v.firm_id = t.firm_id AND v.card_id = c.id
     AND l.firm_id = t.firm_id AND l.id = (SELECT x.id FROM rate_card_lines x
       WHERE x.firm_id = t.firm_id AND x.version_id = v.id AND x.hourly_rate = t.hourly_rate
       ORDER BY lower(x.role) <> lower(t.role), lower(x.role) LIMIT 1)`;
const KEPT_PRICES = `
  UPDATE time_entries SET rate_source = 'override', rate_reason = 'Kept from before rate cards'
   WHERE rate_source = 'engagement' AND rate_line_id IS NULL AND status <> 'invoiced'`;

const ENGAGEMENT_RATES = `
  CREATE TABLE engagement_rates (
    firm_id uuid NOT NULL,
    id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    role text NOT NULL,
    hourly_rate numeric NOT NULL,
    CONSTRAINT pk_engagement_rates PRIMARY KEY (firm_id, id),
    CONSTRAINT uq_engagement_rates_engagement_id_role UNIQUE (firm_id, engagement_id, role),
    CONSTRAINT ck_engagement_rates_rate CHECK (hourly_rate > 0),
    CONSTRAINT fk_engagement_rates_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_engagement_rates_engagement_id FOREIGN KEY (firm_id, engagement_id)
      REFERENCES engagements (firm_id, id) ON DELETE CASCADE
  )`;
/** The last prices by role of each engagement. */
const RATES_OF_CARDS = `
  INSERT INTO engagement_rates (firm_id, id, engagement_id, role, hourly_rate)
  SELECT DISTINCT ON (c.firm_id, c.engagement_id, l.role) l.firm_id, l.id, c.engagement_id, l.role, l.hourly_rate
    FROM rate_cards c
    JOIN rate_card_versions v ON v.firm_id = c.firm_id AND v.card_id = c.id AND v.removed_at IS NULL
    JOIN rate_card_lines l ON l.firm_id = v.firm_id AND l.version_id = v.id AND l.removed_at IS NULL
   WHERE c.level = 'engagement' AND l.role IS NOT NULL AND l.task_type = ''
   ORDER BY c.firm_id, c.engagement_id, l.role, v.effective_from DESC NULLS LAST`;
