import { getConstructionPlans } from 'pg-boss';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { currencies } from '#libs/money';

/** How a portal user's transaction, which carries app.client_id, sees a table. */
const PORTAL: Record<string, string> = {
  clients: 'id = CLIENT',
  portal_users: 'client_id = CLIENT',
  engagements: 'client_id = CLIENT',
  projects: 'client_id = CLIENT',
  invoices: `client_id = CLIENT AND status <> 'draft'`,
  invoice_lines: 'client_id = CLIENT',
  invoice_taxes: 'client_id = CLIENT',
  payments: 'client_id = CLIENT',
  payment_allocations: 'client_id = CLIENT',
  stored_files: 'client_id = CLIENT',
  // chunks are reached by the key of a visible file
  file_chunks: 'true',
  membership_roles: 'false',
};
const TENANT_TABLES = [
  ...[
    'memberships',
    'membership_roles',
    'clients',
    'portal_users',
    'engagements',
    'engagement_rates',
    'projects',
    'project_members',
  ],
  ...[
    'time_entries',
    'timers',
    'timesheets',
    'tax_rates',
    'invoices',
    'invoice_lines',
    'invoice_taxes',
    'invoice_line_entries',
  ],
  ...[
    'payments',
    'payment_allocations',
    'accounts',
    'journal_entries',
    'postings',
    'imports',
    'import_problems',
  ],
  ...['number_sequences', 'stored_files', 'file_chunks', 'mails', 'idempotency_keys', 'audit_entries'],
];
const APPEND_ONLY = ['audit_entries', 'journal_entries', 'postings'];
const OWN_ROWS = ['memberships', 'portal_users'];

const setting = (name: string): string => `nullif(current_setting('app.${name}', true), '')::uuid`;
/**
 * True unless the transaction is a portal user's. IS NOT NULL because the planner takes that for nearly always true;
 * it takes IS NULL for one row in 200, and then sorts whole tables where it could walk an index.
 */
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;

const role = (name: string): string => `
  DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${name}') THEN CREATE ROLE ${name} NOLOGIN; END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of the server made it just now
  END $$`;

/** Roles, row-level security, append-only tables, the principal function, currencies and the job queue. */
export class RowLevelSecurity1795248100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(role('votra_app'));
    await runner.query(role('votra_read'));
    await runner.query('GRANT votra_app TO CURRENT_USER');
    await runner.query('GRANT USAGE ON SCHEMA public TO votra_app, votra_read');
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO votra_app');
    await runner.query('REVOKE INSERT, UPDATE, DELETE ON currencies FROM votra_app');
    for (const table of TENANT_TABLES) await protect(runner, table);
    for (const table of APPEND_ONLY) await appendOnly(runner, table);
    await runner.query(FREEZE_INVOICES);
    await runner.query(REQUEST_PRINCIPAL);
    for (const { code, name, exponent } of currencies()) {
      await runner.query('INSERT INTO currencies (code, name, exponent) VALUES ($1, $2, $3)', [
        code,
        name,
        exponent,
      ]);
    }
    await runner.query(getConstructionPlans('jobs'));
    await runner.query('GRANT USAGE ON SCHEMA jobs TO votra_app');
    await runner.query('GRANT ALL ON ALL TABLES IN SCHEMA jobs TO votra_app');
    await runner.query('GRANT ALL ON ALL SEQUENCES IN SCHEMA jobs TO votra_app');
    await runner.query('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA jobs TO votra_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA jobs CASCADE');
    await runner.query('DELETE FROM currencies');
    await runner.query('DROP FUNCTION request_principal(uuid)');
    await runner.query('DROP TRIGGER frozen_once_issued ON invoices');
    await runner.query('DROP FUNCTION freeze_invoice()');
    for (const table of APPEND_ONLY) await runner.query(`DROP TRIGGER append_only ON ${table}`);
    await runner.query('DROP FUNCTION refuse_change()');
    for (const table of OWN_ROWS) await runner.query(`DROP POLICY own_rows ON ${table}`);
    for (const table of TENANT_TABLES) {
      await runner.query(`DROP POLICY tenant ON ${table}`);
      await runner.query(`DROP POLICY portal ON ${table}`);
      await runner.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY`);
    }
    await runner.query('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM votra_app, votra_read');
    await runner.query('REVOKE ALL ON SCHEMA public FROM votra_app, votra_read');
  }
}

async function protect(runner: QueryRunner, table: string): Promise<void> {
  const firm = `firm_id = ${setting('firm_id')}`;
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
  await runner.query(`CREATE POLICY tenant ON ${table} USING (${firm}) WITH CHECK (${firm})`);
  const visible = PORTAL[table]?.replaceAll('CLIENT', setting('client_id'));
  const rule = visible ? `${NO_CLIENT} OR (${visible})` : NO_CLIENT;
  // portal users write nothing but the record of what they did
  const check = table === 'audit_entries' ? 'true' : NO_CLIENT;
  await runner.query(`CREATE POLICY portal ON ${table} AS RESTRICTIVE USING (${rule}) WITH CHECK (${check})`);
  if (OWN_ROWS.includes(table)) {
    await runner.query(
      `CREATE POLICY own_rows ON ${table} FOR SELECT USING (user_id = ${setting('user_id')})`,
    );
  }
  await runner.query(`GRANT SELECT ON ${table} TO votra_read`);
}

async function appendOnly(runner: QueryRunner, table: string): Promise<void> {
  await runner.query(`
    CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$`);
  await runner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM votra_app`);
  await runner.query(
    `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  );
}

/** Once issued, only the payment state, the sending and the bookkeeping columns of an invoice may change. */
const FREEZE_INVOICES = `
  CREATE FUNCTION freeze_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' THEN
      IF OLD.status <> 'draft' THEN RAISE EXCEPTION 'an issued invoice cannot be deleted' USING ERRCODE = 'restrict_violation'; END IF;
      RETURN OLD;
    END IF;
    IF OLD.status <> 'draft' AND (to_jsonb(NEW) - '{status,sent_at,version,updated_at}'::text[])
       IS DISTINCT FROM (to_jsonb(OLD) - '{status,sent_at,version,updated_at}'::text[]) THEN
      RAISE EXCEPTION 'an issued invoice cannot be changed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER frozen_once_issued BEFORE UPDATE OR DELETE ON invoices FOR EACH ROW EXECUTE FUNCTION freeze_invoice()`;

/** Whom a live session belongs to. plpgsql keeps the plan on each connection. */
const REQUEST_PRINCIPAL = `
  CREATE FUNCTION request_principal(wanted uuid) RETURNS TABLE (
    user_id uuid, user_name text, membership_id uuid, portal_user_id uuid, client_id uuid, roles text[],
    firm_name text, base_currency text, locale text, time_zone text, week_start int)
  LANGUAGE plpgsql STABLE AS $$
  #variable_conflict use_column
  BEGIN
    RETURN QUERY SELECT s.user_id, coalesce(m.name, p.name), m.id, p.id, p.client_id,
        array(SELECT r.role FROM membership_roles r WHERE r.firm_id = s.firm_id AND r.membership_id = m.id ORDER BY r.role),
        f.name, f.base_currency, f.locale, f.time_zone, f.week_start
      FROM sessions s
      JOIN users u ON u.id = s.user_id AND u.status = 'active'
      JOIN firms f ON f.id = s.firm_id AND f.status = 'active'
      LEFT JOIN memberships m ON m.firm_id = s.firm_id AND m.id = s.membership_id AND m.status = 'active'
      LEFT JOIN portal_users p ON p.firm_id = s.firm_id AND p.id = s.portal_user_id AND p.status = 'active'
     WHERE s.id = wanted AND s.firm_id = ${setting('firm_id')} AND s.revoked_at IS NULL AND s.expires_at > now() AND (m.id IS NOT NULL OR p.id IS NOT NULL);
  END $$`;
