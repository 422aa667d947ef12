import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;
/** Well formed, and of no password that anybody knows. */
const NO_PASSWORD = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** Firms' own places to sign in at, their people's accounts there, and by what means each session began. */
export class SingleSignOn1795500100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity_providers (
        firm_id uuid NOT NULL,
        id uuid NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        name text NOT NULL,
        preset text NOT NULL,
        issuer text NOT NULL,
        application_id text NOT NULL DEFAULT '',
        sealed_secret text,
        enabled boolean NOT NULL DEFAULT false,
        is_second_factor boolean NOT NULL DEFAULT false,
        email_domains text[] NOT NULL DEFAULT '{}',
        CONSTRAINT ck_identity_providers_preset CHECK (preset IN ('google', 'microsoft', 'gitlab', 'oidc')),
        CONSTRAINT ck_identity_providers_enabled CHECK (NOT enabled OR (application_id <> '' AND sealed_secret IS NOT NULL)),
        CONSTRAINT pk_identity_providers PRIMARY KEY (firm_id, id),
        CONSTRAINT uq_identity_providers_issuer UNIQUE (firm_id, issuer),
        CONSTRAINT fk_identity_providers_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id)
      )`);
    await runner.query(`
      CREATE TABLE external_identities (
        firm_id uuid NOT NULL,
        id uuid NOT NULL,
        provider_id uuid NOT NULL,
        membership_id uuid NOT NULL,
        subject text NOT NULL,
        email text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz,
        CONSTRAINT pk_external_identities PRIMARY KEY (firm_id, id),
        CONSTRAINT uq_external_identities_provider_id_subject UNIQUE (firm_id, provider_id, subject),
        CONSTRAINT uq_external_identities_provider_id_membership_id UNIQUE (firm_id, provider_id, membership_id),
        CONSTRAINT fk_external_identities_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
        CONSTRAINT fk_external_identities_provider_id FOREIGN KEY (firm_id, provider_id)
          REFERENCES identity_providers (firm_id, id) ON DELETE CASCADE,
        CONSTRAINT fk_external_identities_membership_id FOREIGN KEY (firm_id, membership_id)
          REFERENCES memberships (firm_id, id) ON DELETE CASCADE
      )`);
    await runner.query(
      'CREATE INDEX ix_external_identities_membership_id ON external_identities (firm_id, membership_id)',
    );
    for (const table of ['identity_providers', 'external_identities']) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY tenant ON ${table} USING (${FIRM}) WITH CHECK (${FIRM})`);
      await runner.query(
        `CREATE POLICY portal ON ${table} AS RESTRICTIVE USING (${NO_CLIENT}) WITH CHECK (${NO_CLIENT})`,
      );
      await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO votra_app`);
      await runner.query(`GRANT SELECT ON ${table} TO votra_read`);
    }
    await runner.query(`ALTER TABLE sessions ADD means text NOT NULL DEFAULT 'password', ADD provider_id uuid,
      ADD CONSTRAINT ck_sessions_means CHECK (means IN ('password', 'passkey', 'sso'))`);
    await runner.query(
      'CREATE INDEX ix_sessions_provider_id ON sessions (firm_id, provider_id) WHERE provider_id IS NOT NULL',
    );
    await runner.query('ALTER TABLE users ALTER password_hash DROP NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE users SET password_hash = '${NO_PASSWORD}' WHERE password_hash IS NULL`);
    await runner.query('ALTER TABLE users ALTER password_hash SET NOT NULL');
    await runner.query('DROP INDEX ix_sessions_provider_id');
    await runner.query('ALTER TABLE sessions DROP means, DROP provider_id');
    await runner.query('DROP TABLE external_identities');
    await runner.query('DROP TABLE identity_providers');
  }
}
