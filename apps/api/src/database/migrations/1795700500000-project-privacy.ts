import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
/** True unless the transaction sees some projects only. IS NOT NULL because the planner takes that for nearly always true. */
const SEES_ALL = `(CASE WHEN coalesce(current_setting('app.projects', true), '') = '' THEN true END) IS NOT NULL`;
const LISTED = `id = ANY (nullif(current_setting('app.projects', true), '')::uuid[])`;

/** Projects that only those who are on them see. What a person may see of them comes with the principal. */
export class ProjectPrivacy1795700500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE projects ADD privacy text NOT NULL DEFAULT 'firm',
      ADD CONSTRAINT ck_projects_privacy CHECK (privacy IN ('firm', 'members'))`);
    await runner.query(
      `CREATE INDEX ix_projects_members_only ON projects (firm_id) WHERE privacy = 'members'`,
    );
    await runner.query(`ALTER TABLE firms ADD project_privacy text NOT NULL DEFAULT 'firm',
      ADD CONSTRAINT ck_firms_project_privacy CHECK (project_privacy IN ('firm', 'members'))`);
    await runner.query(`CREATE POLICY privacy ON projects AS RESTRICTIVE
      USING (privacy = 'firm' OR ${SEES_ALL} OR ${LISTED}) WITH CHECK (true)`);
    await replacePrincipals(runner, true);
  }

  async down(runner: QueryRunner): Promise<void> {
    await replacePrincipals(runner, false);
    await runner.query('DROP POLICY privacy ON projects');
    await runner.query('ALTER TABLE firms DROP project_privacy');
    await runner.query('ALTER TABLE projects DROP privacy');
  }
}

async function replacePrincipals(runner: QueryRunner, withProjects: boolean): Promise<void> {
  await runner.query('DROP FUNCTION request_principal(uuid)');
  await runner.query('DROP FUNCTION key_principal(text)');
  await runner.query(requestPrincipal(withProjects));
  await runner.query(keyPrincipal(withProjects));
}

const WHO = `user_id uuid, user_name text, membership_id uuid, portal_user_id uuid, client_id uuid, roles text[], granted text[],
    firm_name text, base_currency text, locale text, time_zone text, week_start int,
    confined boolean, closing boolean, portal_rights text[]`;

/** Built-in roles, and what custom ones grant, of membership `m`; `row` names the firm. */
const rolesOf = (row: string): string => `
        array(SELECT r.role FROM membership_roles r WHERE r.firm_id = ${row}.firm_id AND r.membership_id = m.id ORDER BY r.role),
        array(SELECT DISTINCT unnest(r.permissions) FROM membership_custom_roles c
          JOIN roles r ON r.firm_id = c.firm_id AND r.id = c.role_id
          WHERE c.firm_id = ${row}.firm_id AND c.membership_id = m.id ORDER BY 1),
        f.name, f.base_currency, f.locale, f.time_zone, f.week_start`;

/** Of the projects for their members only, those that `m` manages or is on; null where the firm has none at all. */
const OWN_PROJECTS = `CASE WHEN EXISTS (SELECT FROM projects x WHERE x.firm_id = f.id AND x.privacy = 'members') THEN
          array(SELECT p.id FROM projects p WHERE p.firm_id = f.id AND p.privacy = 'members' AND (p.manager_id = m.id
            OR EXISTS (SELECT FROM project_members t WHERE t.firm_id = p.firm_id AND t.project_id = p.id AND t.membership_id = m.id)))
          END`;

const requestPrincipal = (withProjects: boolean): string => `
  CREATE FUNCTION request_principal(wanted uuid) RETURNS TABLE (${WHO}${withProjects ? ', own_projects uuid[]' : ''})
  LANGUAGE plpgsql STABLE AS $$
  #variable_conflict use_column
  BEGIN
    RETURN QUERY SELECT s.user_id, coalesce(m.name, p.name), m.id, p.id, p.client_id,${rolesOf('s')},
        f.mfa_required AND NOT s.second_factor AND m.id IS NOT NULL, f.closing_at IS NOT NULL, coalesce(p.rights, '{}')
        ${withProjects ? `, CASE WHEN m.id IS NOT NULL THEN ${OWN_PROJECTS} END` : ''}
      FROM sessions s
      JOIN users u ON u.id = s.user_id AND u.status = 'active'
      JOIN firms f ON f.id = s.firm_id AND f.status = 'active'
      LEFT JOIN memberships m ON m.firm_id = s.firm_id AND m.id = s.membership_id AND m.status = 'active'
      LEFT JOIN portal_users p ON p.firm_id = s.firm_id AND p.id = s.portal_user_id AND p.status = 'active'
     WHERE s.id = wanted AND s.${FIRM} AND s.revoked_at IS NULL AND s.expires_at > now() AND (m.id IS NOT NULL OR p.id IS NOT NULL);
  END $$`;

const keyPrincipal = (withProjects: boolean): string => `
  CREATE FUNCTION key_principal(wanted text) RETURNS TABLE (${WHO}${withProjects ? ', own_projects uuid[]' : ''},
    key_id uuid, key_name text, scopes text[])
  LANGUAGE plpgsql STABLE AS $$
  #variable_conflict use_column
  BEGIN
    RETURN QUERY SELECT m.user_id, m.name, m.id, NULL::uuid, NULL::uuid,${rolesOf('k')},
        false, f.closing_at IS NOT NULL, '{}'::text[], ${withProjects ? `${OWN_PROJECTS}, ` : ''}k.id, k.name, k.scopes
      FROM api_keys k
      JOIN firms f ON f.id = k.firm_id AND f.status = 'active'
      JOIN memberships m ON m.firm_id = k.firm_id AND m.id = k.membership_id AND m.status = 'active'
      JOIN users u ON u.id = m.user_id AND u.status = 'active'
     WHERE k.${FIRM} AND k.token_hash = wanted AND k.revoked_at IS NULL
       AND now() < (k.expires_on + 1)::timestamp AT TIME ZONE f.time_zone;
  END $$`;
