import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;

/** Roles that a firm makes itself, who has them, and what they grant in the principal of a request. */
export class CustomRoles1795400100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE roles (
        firm_id uuid NOT NULL,
        id uuid NOT NULL,
        version integer NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        name text NOT NULL,
        description text NOT NULL DEFAULT '',
        permissions text[] NOT NULL,
        CONSTRAINT ck_roles_permissions CHECK (cardinality(permissions) > 0),
        CONSTRAINT pk_roles PRIMARY KEY (firm_id, id),
        CONSTRAINT fk_roles_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id)
      )`);
    await runner.query('CREATE UNIQUE INDEX uq_roles_name ON roles (firm_id, lower(name))');
    await runner.query(`
      CREATE TABLE membership_custom_roles (
        firm_id uuid NOT NULL,
        membership_id uuid NOT NULL,
        role_id uuid NOT NULL,
        CONSTRAINT pk_membership_custom_roles PRIMARY KEY (firm_id, membership_id, role_id),
        CONSTRAINT fk_membership_custom_roles_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
        CONSTRAINT fk_membership_custom_roles_membership_id FOREIGN KEY (firm_id, membership_id)
          REFERENCES memberships (firm_id, id) ON DELETE CASCADE,
        CONSTRAINT fk_membership_custom_roles_role_id FOREIGN KEY (firm_id, role_id) REFERENCES roles (firm_id, id)
      )`);
    await runner.query(
      'CREATE INDEX ix_membership_custom_roles_role_id ON membership_custom_roles (firm_id, role_id)',
    );
    for (const table of ['roles', 'membership_custom_roles']) await protect(runner, table);
    await runner.query('DROP FUNCTION request_principal(uuid)');
    await runner.query(principal({ custom: true }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION request_principal(uuid)');
    await runner.query(principal({ custom: false }));
    await runner.query('DROP TABLE membership_custom_roles');
    await runner.query('DROP TABLE roles');
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

const GRANTED = `
        array(SELECT DISTINCT unnest(r.permissions) FROM membership_custom_roles c
          JOIN roles r ON r.firm_id = c.firm_id AND r.id = c.role_id
          WHERE c.firm_id = s.firm_id AND c.membership_id = m.id ORDER BY 1),`;

/** Whom a live session belongs to. plpgsql keeps the plan on each connection. */
const principal = ({ custom }: { custom: boolean }): string => `
  CREATE FUNCTION request_principal(wanted uuid) RETURNS TABLE (
    user_id uuid, user_name text, membership_id uuid, portal_user_id uuid, client_id uuid, roles text[],${custom ? ' granted text[],' : ''}
    firm_name text, base_currency text, locale text, time_zone text, week_start int)
  LANGUAGE plpgsql STABLE AS $$
  #variable_conflict use_column
  BEGIN
    RETURN QUERY SELECT s.user_id, coalesce(m.name, p.name), m.id, p.id, p.client_id,
        array(SELECT r.role FROM membership_roles r WHERE r.firm_id = s.firm_id AND r.membership_id = m.id ORDER BY r.role),${custom ? GRANTED : ''}
        f.name, f.base_currency, f.locale, f.time_zone, f.week_start
      FROM sessions s
      JOIN users u ON u.id = s.user_id AND u.status = 'active'
      JOIN firms f ON f.id = s.firm_id AND f.status = 'active'
      LEFT JOIN memberships m ON m.firm_id = s.firm_id AND m.id = s.membership_id AND m.status = 'active'
      LEFT JOIN portal_users p ON p.firm_id = s.firm_id AND p.id = s.portal_user_id AND p.status = 'active'
     WHERE s.id = wanted AND s.${FIRM} AND s.revoked_at IS NULL AND s.expires_at > now() AND (m.id IS NOT NULL OR p.id IS NOT NULL);
  END $$`;
