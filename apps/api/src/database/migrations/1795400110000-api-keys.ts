import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;

/** Keys of integrators, kept hashed, whom a request with one acts as, and keys as actors in the audit log. */
export class ApiKeys1795400110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE api_keys (
        firm_id uuid NOT NULL,
        id uuid NOT NULL,
        membership_id uuid NOT NULL,
        name text NOT NULL,
        prefix text NOT NULL,
        token_hash text NOT NULL,
        scopes text[] NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_on date NOT NULL,
        last_used_at timestamptz,
        revoked_at timestamptz,
        CONSTRAINT ck_api_keys_scopes CHECK (cardinality(scopes) > 0),
        CONSTRAINT pk_api_keys PRIMARY KEY (firm_id, id),
        CONSTRAINT uq_api_keys_token_hash UNIQUE (firm_id, token_hash),
        CONSTRAINT fk_api_keys_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
        CONSTRAINT fk_api_keys_membership_id FOREIGN KEY (firm_id, membership_id) REFERENCES memberships (firm_id, id)
      )`);
    await runner.query('CREATE INDEX ix_api_keys_membership_id ON api_keys (firm_id, membership_id)');
    await runner.query('CREATE INDEX ix_api_keys_created_at_id ON api_keys (firm_id, created_at, id)');
    await runner.query('ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY');
    await runner.query(`CREATE POLICY tenant ON api_keys USING (${FIRM}) WITH CHECK (${FIRM})`);
    await runner.query(
      `CREATE POLICY portal ON api_keys AS RESTRICTIVE USING (${NO_CLIENT}) WITH CHECK (${NO_CLIENT})`,
    );
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON api_keys TO votra_app');
    await runner.query('GRANT SELECT ON api_keys TO votra_read');
    await runner.query(KEY_PRINCIPAL);
    await allowActors(runner, ['member', 'portal', 'key', 'system']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await allowActors(runner, ['member', 'portal', 'system']);
    await runner.query('DROP FUNCTION key_principal(text)');
    await runner.query('DROP TABLE api_keys');
  }
}

async function allowActors(runner: QueryRunner, types: string[]): Promise<void> {
  const words = types.map((type) => `'${type}'`).join(', ');
  await runner.query(`ALTER TABLE audit_entries DROP CONSTRAINT ck_audit_entries_actor_type,
    ADD CONSTRAINT ck_audit_entries_actor_type CHECK (actor_type IN (${words}))`);
}

/** Whose key it is, while it holds: through its last day where the firm is. Roles as `request_principal` answers them. */
const KEY_PRINCIPAL = `
  CREATE FUNCTION key_principal(wanted text) RETURNS TABLE (
    user_id uuid, user_name text, membership_id uuid, portal_user_id uuid, client_id uuid, roles text[], granted text[],
    firm_name text, base_currency text, locale text, time_zone text, week_start int,
    key_id uuid, key_name text, scopes text[])
  LANGUAGE plpgsql STABLE AS $$
  #variable_conflict use_column
  BEGIN
    RETURN QUERY SELECT m.user_id, m.name, m.id, NULL::uuid, NULL::uuid,
        array(SELECT r.role FROM membership_roles r WHERE r.firm_id = k.firm_id AND r.membership_id = m.id ORDER BY r.role),
        array(SELECT DISTINCT unnest(r.permissions) FROM membership_custom_roles c
          JOIN roles r ON r.firm_id = c.firm_id AND r.id = c.role_id
          WHERE c.firm_id = k.firm_id AND c.membership_id = m.id ORDER BY 1),
        f.name, f.base_currency, f.locale, f.time_zone, f.week_start, k.id, k.name, k.scopes
      FROM api_keys k
      JOIN firms f ON f.id = k.firm_id AND f.status = 'active'
      JOIN memberships m ON m.firm_id = k.firm_id AND m.id = k.membership_id AND m.status = 'active'
      JOIN users u ON u.id = m.user_id AND u.status = 'active'
     WHERE k.${FIRM} AND k.token_hash = wanted AND k.revoked_at IS NULL
       AND now() < (k.expires_on + 1)::timestamp AT TIME ZONE f.time_zone;
  END $$`;
