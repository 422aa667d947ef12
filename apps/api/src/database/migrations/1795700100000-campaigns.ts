import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;
const COUNTED = ['leads', 'prospects'];

/** Campaigns, and which lead and prospect came by which. */
export class Campaigns1795700100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE campaigns (
      firm_id uuid NOT NULL,
      id uuid NOT NULL,
      version int NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now(),
      name text NOT NULL,
      channel text NOT NULL,
      starts_on date,
      ends_on date,
      budget numeric NOT NULL DEFAULT 0,
      cost numeric NOT NULL DEFAULT 0,
      currency text NOT NULL,
      status text NOT NULL DEFAULT 'planned',
      owner_id uuid NOT NULL,
      note text NOT NULL DEFAULT '',
      CONSTRAINT ck_campaigns_channel
        CHECK (channel IN ('event', 'mail', 'search', 'social', 'website', 'partner', 'referral', 'other')),
      CONSTRAINT ck_campaigns_status CHECK (status IN ('planned', 'running', 'ended')),
      CONSTRAINT ck_campaigns_dates CHECK (ends_on >= starts_on),
      CONSTRAINT ck_campaigns_money CHECK (budget >= 0 AND cost >= 0),
      CONSTRAINT pk_campaigns PRIMARY KEY (firm_id, id),
      CONSTRAINT uq_campaigns_name UNIQUE (firm_id, name),
      CONSTRAINT fk_campaigns_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
      CONSTRAINT fk_campaigns_currency FOREIGN KEY (currency) REFERENCES currencies (code),
      CONSTRAINT fk_campaigns_owner_id FOREIGN KEY (firm_id, owner_id) REFERENCES memberships (firm_id, id))`);
    await runner.query('CREATE INDEX ix_campaigns_created_at_id ON campaigns (firm_id, created_at, id)');
    await runner.query('CREATE INDEX ix_campaigns_owner_id ON campaigns (firm_id, owner_id)');
    await runner.query('ALTER TABLE campaigns ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY');
    await runner.query(`CREATE POLICY tenant ON campaigns USING (${FIRM}) WITH CHECK (${FIRM})`);
    await runner.query(
      `CREATE POLICY portal ON campaigns AS RESTRICTIVE USING (${NO_CLIENT}) WITH CHECK (${NO_CLIENT})`,
    );
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON campaigns TO votra_app');
    await runner.query('GRANT SELECT ON campaigns TO votra_read');
    for (const table of COUNTED) {
      await runner.query(`ALTER TABLE ${table} ADD campaign_id uuid,
        ADD CONSTRAINT fk_${table}_campaign_id FOREIGN KEY (firm_id, campaign_id) REFERENCES campaigns (firm_id, id)`);
      await runner.query(`CREATE INDEX ix_${table}_campaign_id ON ${table} (firm_id, campaign_id)`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of COUNTED) await runner.query(`ALTER TABLE ${table} DROP COLUMN campaign_id`);
    await runner.query('DROP TABLE campaigns');
  }
}
