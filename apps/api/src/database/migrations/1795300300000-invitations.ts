import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;

/** Links that let people into the firm: one open at a time, kept hashed. */
export class Invitations1795300300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE invitations (
        firm_id uuid NOT NULL,
        id uuid NOT NULL,
        membership_id uuid NOT NULL,
        token_hash text NOT NULL,
        invited_by uuid NOT NULL,
        sent_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        accepted_at timestamptz,
        revoked_at timestamptz,
        CONSTRAINT pk_invitations PRIMARY KEY (firm_id, id),
        CONSTRAINT uq_invitations_token_hash UNIQUE (firm_id, token_hash),
        CONSTRAINT fk_invitations_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
        CONSTRAINT fk_invitations_membership_id FOREIGN KEY (firm_id, membership_id)
          REFERENCES memberships (firm_id, id) ON DELETE CASCADE,
        CONSTRAINT fk_invitations_invited_by FOREIGN KEY (firm_id, invited_by) REFERENCES memberships (firm_id, id)
      )`);
    await runner.query(`CREATE UNIQUE INDEX uq_invitations_open ON invitations (firm_id, membership_id)
      WHERE accepted_at IS NULL AND revoked_at IS NULL`);
    await runner.query('ALTER TABLE invitations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY');
    await runner.query(`CREATE POLICY tenant ON invitations USING (${FIRM}) WITH CHECK (${FIRM})`);
    await runner.query(
      `CREATE POLICY portal ON invitations AS RESTRICTIVE USING (${NO_CLIENT}) WITH CHECK (${NO_CLIENT})`,
    );
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON invitations TO votra_app');
    await runner.query('GRANT SELECT ON invitations TO votra_read');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE invitations');
  }
}
