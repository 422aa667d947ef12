import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;

/** What else a request asks of a session's rows comes with its principal, instead of from functions of their own. */
export class OnePrincipal1795500320000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await dropPrincipals(runner);
    await runner.query(requestPrincipal({ whole: true }));
    await runner.query(keyPrincipal({ whole: true }));
    await runner.query('DROP FUNCTION session_confined(uuid)');
    await runner.query('DROP FUNCTION firm_is_closing()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropPrincipals(runner);
    await runner.query(requestPrincipal({ whole: false }));
    await runner.query(keyPrincipal({ whole: false }));
    await runner.query(SESSION_CONFINED);
    await runner.query(FIRM_IS_CLOSING);
  }
}

async function dropPrincipals(runner: QueryRunner): Promise<void> {
  await runner.query('DROP FUNCTION request_principal(uuid)');
  await runner.query('DROP FUNCTION key_principal(text)');
}

const WHO = `user_id uuid, user_name text, membership_id uuid, portal_user_id uuid, client_id uuid, roles text[], granted text[],
    firm_name text, base_currency text, locale text, time_zone text, week_start int`;

/** Built-in roles, and what custom ones grant, of membership `m`; `row` names the firm. */
const rolesOf = (row: string): string => `
        array(SELECT r.role FROM membership_roles r WHERE r.firm_id = ${row}.firm_id AND r.membership_id = m.id ORDER BY r.role),
        array(SELECT DISTINCT unnest(r.permissions) FROM membership_custom_roles c
          JOIN roles r ON r.firm_id = c.firm_id AND r.id = c.role_id
          WHERE c.firm_id = ${row}.firm_id AND c.membership_id = m.id ORDER BY 1),
        f.name, f.base_currency, f.locale, f.time_zone, f.week_start`;

/**
 * Whom a live session belongs to; whether it may only set up the second factor that the firm asks for, whether the firm
 * is closing, and the rights of a portal user. plpgsql keeps the plan on each connection.
 */
const requestPrincipal = ({ whole }: { whole: boolean }): string => `
  CREATE FUNCTION request_principal(wanted uuid) RETURNS TABLE (
    ${WHO}${whole ? ', confined boolean, closing boolean, portal_rights text[]' : ''})
  LANGUAGE plpgsql STABLE AS $$
  #variable_conflict use_column
  BEGIN
    RETURN QUERY SELECT s.user_id, coalesce(m.name, p.name), m.id, p.id, p.client_id,${rolesOf('s')}${
      whole
        ? `,
        f.mfa_required AND NOT s.second_factor AND m.id IS NOT NULL, f.closing_at IS NOT NULL, coalesce(p.rights, '{}')`
        : ''
    }
      FROM sessions s
      JOIN users u ON u.id = s.user_id AND u.status = 'active'
      JOIN firms f ON f.id = s.firm_id AND f.status = 'active'
      LEFT JOIN memberships m ON m.firm_id = s.firm_id AND m.id = s.membership_id AND m.status = 'active'
      LEFT JOIN portal_users p ON p.firm_id = s.firm_id AND p.id = s.portal_user_id AND p.status = 'active'
     WHERE s.id = wanted AND s.${FIRM} AND s.revoked_at IS NULL AND s.expires_at > now() AND (m.id IS NOT NULL OR p.id IS NOT NULL);
  END $$`;

/** Whose key it is, while it holds: through its last day where the firm is. Columns as `request_principal` has them. */
const keyPrincipal = ({ whole }: { whole: boolean }): string => `
  CREATE FUNCTION key_principal(wanted text) RETURNS TABLE (
    ${WHO},
    ${whole ? 'confined boolean, closing boolean, portal_rights text[], ' : ''}key_id uuid, key_name text, scopes text[])
  LANGUAGE plpgsql STABLE AS $$
  #variable_conflict use_column
  BEGIN
    RETURN QUERY SELECT m.user_id, m.name, m.id, NULL::uuid, NULL::uuid,${rolesOf('k')},
        ${whole ? `false, f.closing_at IS NOT NULL, '{}'::text[], ` : ''}k.id, k.name, k.scopes
      FROM api_keys k
      JOIN firms f ON f.id = k.firm_id AND f.status = 'active'
      JOIN memberships m ON m.firm_id = k.firm_id AND m.id = k.membership_id AND m.status = 'active'
      JOIN users u ON u.id = m.user_id AND u.status = 'active'
     WHERE k.${FIRM} AND k.token_hash = wanted AND k.revoked_at IS NULL
       AND now() < (k.expires_on + 1)::timestamp AT TIME ZONE f.time_zone;
  END $$`;

const SESSION_CONFINED = `
  CREATE FUNCTION session_confined(wanted uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
  BEGIN
    RETURN (SELECT f.mfa_required AND NOT s.second_factor AND s.membership_id IS NOT NULL
      FROM sessions s JOIN firms f ON f.id = s.firm_id WHERE s.id = wanted);
  END $$`;

const FIRM_IS_CLOSING = `
  CREATE FUNCTION firm_is_closing() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
  BEGIN RETURN (SELECT f.closing_at IS NOT NULL FROM firms f WHERE f.id = nullif(current_setting('app.firm_id', true), '')::uuid); END $$`;
