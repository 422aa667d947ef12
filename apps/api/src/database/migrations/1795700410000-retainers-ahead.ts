import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;

/** A retainer's fee may be billed before its month begins, and a retainer may rest. */
export class RetainersAhead1795700410000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE engagement_lines ADD advance_days int,
      DROP CONSTRAINT ck_engagement_lines_fields, DROP CONSTRAINT ck_engagement_lines_positive,
      ADD CONSTRAINT ck_engagement_lines_fields CHECK (${fields('overage_rate, advance_days')}),
      ADD CONSTRAINT ck_engagement_lines_positive CHECK (${POSITIVE} AND advance_days BETWEEN 0 AND 31)`);
    await runner.query(PAUSES);
    await runner.query(
      'CREATE INDEX ix_retainer_pauses_line_id_from_day ON retainer_pauses (firm_id, line_id, from_day)',
    );
    await runner.query('ALTER TABLE retainer_pauses ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY');
    await runner.query(`CREATE POLICY tenant ON retainer_pauses USING (${FIRM}) WITH CHECK (${FIRM})`);
    await runner.query(
      `CREATE POLICY portal ON retainer_pauses AS RESTRICTIVE USING (${NO_CLIENT}) WITH CHECK (${NO_CLIENT})`,
    );
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON retainer_pauses TO votra_app');
    await runner.query('GRANT SELECT ON retainer_pauses TO votra_read');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE retainer_pauses');
    await runner.query(`ALTER TABLE engagement_lines
      DROP CONSTRAINT ck_engagement_lines_fields, DROP CONSTRAINT ck_engagement_lines_positive, DROP advance_days,
      ADD CONSTRAINT ck_engagement_lines_fields CHECK (${fields('overage_rate')}),
      ADD CONSTRAINT ck_engagement_lines_positive CHECK (${POSITIVE})`);
  }
}

const CAPPED = 'cap_by, cap_per, cap';
const RETAINED = 'hours_per_month, monthly_fee, roll_over_months';
const fields = (retainers: string): string => `CASE model
    WHEN 'time_and_material' THEN num_nonnulls(${CAPPED}, amount, ${RETAINED}, ${retainers}) = 0
    WHEN 'capped' THEN num_nonnulls(${CAPPED}) = 3 AND num_nonnulls(amount, ${RETAINED}, ${retainers}, budget_hours, budget_amount) = 0
    WHEN 'fixed' THEN amount IS NOT NULL AND num_nonnulls(${CAPPED}, ${RETAINED}, ${retainers}, budget_amount) = 0
    WHEN 'milestone' THEN num_nonnulls(${CAPPED}, amount, ${RETAINED}, ${retainers}, budget_amount) = 0
    WHEN 'retainer' THEN num_nonnulls(${RETAINED}) = 3 AND num_nonnulls(${CAPPED}, amount, budget_hours, budget_amount) = 0
    ELSE num_nonnulls(${CAPPED}, amount, ${RETAINED}, ${retainers}, budget_hours) = 0 END`;
const POSITIVE = `least(cap, amount, hours_per_month, monthly_fee, overage_rate, budget_hours, budget_amount) > 0
  AND roll_over_months >= 0`;

const PAUSES = `CREATE TABLE retainer_pauses (
    firm_id uuid NOT NULL,
    id uuid NOT NULL,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    engagement_id uuid NOT NULL,
    line_id uuid NOT NULL,
    from_day date NOT NULL,
    to_day date NOT NULL,
    reason text NOT NULL DEFAULT '',
    CONSTRAINT pk_retainer_pauses PRIMARY KEY (firm_id, id),
    CONSTRAINT ck_retainer_pauses_days CHECK (to_day >= from_day),
    CONSTRAINT ex_retainer_pauses_days EXCLUDE USING gist
      (firm_id WITH =, line_id WITH =, daterange(from_day, to_day, '[]') WITH &&),
    CONSTRAINT fk_retainer_pauses_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_retainer_pauses_engagement_id_line_id FOREIGN KEY (firm_id, engagement_id, line_id)
      REFERENCES engagement_lines (firm_id, engagement_id, id))`;
