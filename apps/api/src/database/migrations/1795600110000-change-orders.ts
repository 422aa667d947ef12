import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;

/** Changes to what is agreed, and the terms that they took the place of. */
export class ChangeOrders1795600110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const text of [ORDERS, RATES, VERSIONS]) await runner.query(text);
    await runner.query(`ALTER TABLE engagement_lines ADD change_order_id uuid,
      ADD CONSTRAINT fk_engagement_lines_change_order_id FOREIGN KEY (firm_id, change_order_id)
        REFERENCES change_orders (firm_id, id)`);
    await runner.query(
      'CREATE INDEX ix_engagement_lines_change_order_id ON engagement_lines (firm_id, change_order_id)',
    );
    await protect(runner, 'change_orders', 'SELECT, INSERT, UPDATE, DELETE');
    await protect(runner, 'change_order_rates', 'SELECT, INSERT, DELETE');
    await protect(runner, 'engagement_versions', 'SELECT, INSERT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE engagement_lines DROP change_order_id');
    for (const table of ['engagement_versions', 'change_order_rates', 'change_orders'])
      await runner.query(`DROP TABLE ${table}`);
  }
}

async function protect(runner: QueryRunner, table: string, rights: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
  await runner.query(`CREATE POLICY tenant ON ${table} USING (${FIRM}) WITH CHECK (${FIRM})`);
  await runner.query(
    `CREATE POLICY portal ON ${table} AS RESTRICTIVE USING (${NO_CLIENT}) WITH CHECK (${NO_CLIENT})`,
  );
  await runner.query(`GRANT ${rights} ON ${table} TO votra_app`);
  await runner.query(`GRANT SELECT ON ${table} TO votra_read`);
}

const ORDERS = `CREATE TABLE change_orders (
    firm_id uuid NOT NULL,
    id uuid NOT NULL,
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    engagement_id uuid NOT NULL,
    number int NOT NULL,
    title text NOT NULL,
    reason text NOT NULL DEFAULT '',
    status text NOT NULL DEFAULT 'draft',
    based_on int NOT NULL,
    effective_from date NOT NULL,
    end_date date,
    budget_change numeric,
    budget_hours_change numeric,
    drafted_by uuid NOT NULL,
    sent_at timestamptz,
    signed_by text NOT NULL DEFAULT '',
    signed_on date,
    signed_how text NOT NULL DEFAULT '',
    recorded_by uuid,
    decision_note text NOT NULL DEFAULT '',
    applied_by uuid,
    applied_at timestamptz,
    made_version int,
    CONSTRAINT ck_change_orders_status CHECK
      (status IN ('draft', 'sent', 'signed', 'applied', 'rejected', 'withdrawn')),
    CONSTRAINT ck_change_orders_signed CHECK ((status IN ('signed', 'applied')) = (signed_on IS NOT NULL)),
    CONSTRAINT ck_change_orders_applied CHECK ((status = 'applied') = (made_version IS NOT NULL)),
    CONSTRAINT ck_change_orders_made_version CHECK (made_version = based_on + 1),
    CONSTRAINT ck_change_orders_recorder CHECK (recorded_by <> drafted_by),
    CONSTRAINT pk_change_orders PRIMARY KEY (firm_id, id),
    CONSTRAINT uq_change_orders_engagement_id_number UNIQUE (firm_id, engagement_id, number),
    CONSTRAINT uq_change_orders_engagement_id_made_version UNIQUE (firm_id, engagement_id, made_version),
    CONSTRAINT fk_change_orders_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_change_orders_engagement_id FOREIGN KEY (firm_id, engagement_id)
      REFERENCES engagements (firm_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_change_orders_drafted_by FOREIGN KEY (firm_id, drafted_by) REFERENCES memberships (firm_id, id),
    CONSTRAINT fk_change_orders_recorded_by FOREIGN KEY (firm_id, recorded_by) REFERENCES memberships (firm_id, id),
    CONSTRAINT fk_change_orders_applied_by FOREIGN KEY (firm_id, applied_by) REFERENCES memberships (firm_id, id))`;

const RATES = `CREATE TABLE change_order_rates (
    firm_id uuid NOT NULL,
    change_order_id uuid NOT NULL,
    role text NOT NULL,
    hourly_rate numeric NOT NULL,
    CONSTRAINT ck_change_order_rates_rate CHECK (hourly_rate > 0),
    CONSTRAINT pk_change_order_rates PRIMARY KEY (firm_id, change_order_id, role),
    CONSTRAINT fk_change_order_rates_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_change_order_rates_change_order_id FOREIGN KEY (firm_id, change_order_id)
      REFERENCES change_orders (firm_id, id) ON DELETE CASCADE)`;

const VERSIONS = `CREATE TABLE engagement_versions (
    firm_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    number int NOT NULL,
    start_date date NOT NULL,
    end_date date NOT NULL,
    budget numeric,
    budget_hours numeric,
    CONSTRAINT pk_engagement_versions PRIMARY KEY (firm_id, engagement_id, number),
    CONSTRAINT fk_engagement_versions_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_engagement_versions_engagement_id FOREIGN KEY (firm_id, engagement_id)
      REFERENCES engagements (firm_id, id))`;
