import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;

/** What hours of people and roles cost the firm, apart from what they cost its clients. */
export class CostRates1795500410000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE cost_rates (
        firm_id uuid NOT NULL,
        id uuid NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        membership_id uuid,
        role text,
        currency text NOT NULL,
        hourly_cost numeric NOT NULL,
        effective_from date,
        effective_to date,
        CONSTRAINT pk_cost_rates PRIMARY KEY (firm_id, id),
        CONSTRAINT ck_cost_rates_who CHECK (num_nonnulls(role, membership_id) = 1),
        CONSTRAINT ck_cost_rates_cost CHECK (hourly_cost >= 0),
        CONSTRAINT ck_cost_rates_period CHECK (effective_to > effective_from),
        CONSTRAINT ex_cost_rates_person EXCLUDE USING gist
          (firm_id WITH =, membership_id WITH =, daterange(effective_from, effective_to) WITH &&) WHERE (membership_id IS NOT NULL),
        CONSTRAINT ex_cost_rates_role EXCLUDE USING gist
          (firm_id WITH =, lower(role) WITH =, daterange(effective_from, effective_to) WITH &&) WHERE (role IS NOT NULL),
        CONSTRAINT fk_cost_rates_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
        CONSTRAINT fk_cost_rates_membership_id FOREIGN KEY (firm_id, membership_id) REFERENCES memberships (firm_id, id),
        CONSTRAINT fk_cost_rates_currency FOREIGN KEY (currency) REFERENCES currencies (code)
      )`);
    await runner.query('ALTER TABLE cost_rates ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY');
    await runner.query(`CREATE POLICY tenant ON cost_rates USING (${FIRM}) WITH CHECK (${FIRM})`);
    await runner.query(
      `CREATE POLICY portal ON cost_rates AS RESTRICTIVE USING (${NO_CLIENT}) WITH CHECK (${NO_CLIENT})`,
    );
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON cost_rates TO votra_app');
    await runner.query('GRANT SELECT ON cost_rates TO votra_read');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE cost_rates');
  }
}
