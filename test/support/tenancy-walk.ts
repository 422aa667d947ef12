import type pg from 'pg';

/**
 * Tables of no firm; everything else in `public` must be a firm's. The queue of jobs has a schema of its own; that of
 * audit entries holds ids and times alone, and is looked through for the firms that have something to seal.
 */
export const GLOBAL_TABLES = [
  'audit_queue',
  'authenticators', // as are recovery codes, passkeys, consents to reset them and links for a new password: of a login, which belongs to no firm
  'currencies',
  'email_changes',
  'factor_reset_consents',
  'firms',
  'migrations',
  'passkeys',
  'password_resets',
  'recovery_codes',
  'refresh_tokens',
  'sessions',
  'spent_challenges',
  'users',
];
/** Members and portal users find their own rows before a firm is chosen. */
const OWN_ROWS = ['memberships', 'portal_users'];
/** Reviewed: they name the firm themselves; one gives ids alone, the other removes what is older than years. */
const AS_OWNER = ['cut_audit', 'matching_parties', 'matching_time_entries'];
const FIRM_RULE = `(firm_id = (NULLIF(current_setting('app.firm_id'::text, true), ''::text))::uuid)`;
const OWN_RULE = `(user_id = (NULLIF(current_setting('app.user_id'::text, true), ''::text))::uuid)`;

interface TableRow {
  name: string;
  enabled: boolean;
  forced: boolean;
  firm_column: string | null;
  primary_key: string[] | null;
}
interface PolicyRow {
  table: string;
  name: string;
  permissive: boolean;
  command: string;
  using: string | null;
  check: string | null;
}

type Ask = <Row extends pg.QueryResultRow>(text: string) => Promise<Row[]>;

/** What in the catalogue breaks a rule of tenancy, as sentences; empty when the schema is sound. */
export async function tenancyFaults(client: pg.Client): Promise<string[]> {
  const ask: Ask = async <Row extends pg.QueryResultRow>(text: string) =>
    (await client.query<Row>(text)).rows;
  const faults = [
    await tableFaults(ask),
    await policyFaults(ask),
    await keyFaults(ask),
    await roleFaults(ask),
    await typeFaults(ask),
  ];
  return faults.flat().sort();
}

export async function tenantTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
      AND relname <> ALL ($1) ORDER BY 1`,
    [GLOBAL_TABLES],
  );
  return rows.map((row) => row.name);
}

const isGlobal = (table: string): boolean => GLOBAL_TABLES.includes(table);

async function tableFaults(ask: Ask): Promise<string[]> {
  const tables = await ask<TableRow>(`
    SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
      (SELECT format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN '' ELSE ' null' END
         FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'firm_id' AND NOT a.attisdropped) AS firm_column,
      (SELECT array_agg(a.attname::text ORDER BY k.position)
         FROM pg_index i, unnest(i.indkey) WITH ORDINALITY k(attnum, position), pg_attribute a
        WHERE i.indrelid = c.oid AND i.indisprimary AND a.attrelid = c.oid AND a.attnum = k.attnum) AS primary_key
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`);
  return tables
    .filter(({ name }) => !isGlobal(name))
    .flatMap(({ name, enabled, forced, firm_column, primary_key }) => [
      ...(firm_column === 'uuid' ? [] : [`${name} has no firm_id uuid NOT NULL`]),
      ...(primary_key?.[0] === 'firm_id' ? [] : [`${name}: the primary key does not begin with firm_id`]),
      ...(enabled ? [] : [`${name}: row-level security is not enabled`]),
      ...(forced ? [] : [`${name}: row-level security is not forced`]),
    ]);
}

async function policyFaults(ask: Ask): Promise<string[]> {
  const policies = await ask<PolicyRow>(`
    SELECT tablename AS table, policyname AS name, permissive = 'PERMISSIVE' AS permissive, cmd AS command,
      qual AS using, with_check AS check FROM pg_policies WHERE schemaname = 'public'`);
  const tables = await ask<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`,
  );
  const isFirmRule = (p: PolicyRow): boolean =>
    p.command === 'ALL' && p.using === FIRM_RULE && p.check === FIRM_RULE;
  const isOwnRule = (p: PolicyRow): boolean =>
    OWN_ROWS.includes(p.table) && p.command === 'SELECT' && p.using === OWN_RULE;
  return tables
    .filter(({ name }) => !isGlobal(name))
    .flatMap(({ name }) => {
      const own = policies.filter((policy) => policy.table === name);
      const lax = own.filter((p) => p.permissive && !isFirmRule(p) && !isOwnRule(p));
      const portal = own.some((p) => !p.permissive && p.command === 'ALL' && p.using && p.check);
      return [
        ...(own.some((p) => p.permissive && isFirmRule(p))
          ? []
          : [`${name}: no policy binds rows to the firm`]),
        ...(portal ? [] : [`${name}: no restrictive policy for portal users`]),
        ...lax.map((p) => `${name}: policy ${p.name} lets more rows through than the firm's`),
      ];
    });
}

async function keyFaults(ask: Ask): Promise<string[]> {
  const indexes = await ask<{ table: string; index: string; first: string | null }>(`
    SELECT t.relname AS table, x.relname AS index,
      (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = i.indkey[0]) AS first
    FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
    WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p')`);
  const references = await ask<{
    table: string;
    name: string;
    target: string;
    ours: string;
    theirs: string;
    nulls_firm: boolean;
  }>(`
    SELECT t.relname AS table, k.conname AS name, f.relname AS target,
      (SELECT attname FROM pg_attribute WHERE attrelid = t.oid AND attnum = k.conkey[1]) AS ours,
      (SELECT attname FROM pg_attribute WHERE attrelid = f.oid AND attnum = k.confkey[1]) AS theirs,
      k.confdeltype IN ('n', 'd') AND k.confdelsetcols IS NULL AS nulls_firm
    FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class f ON f.oid = k.confrelid
    WHERE k.contype = 'f' AND t.relnamespace = 'public'::regnamespace`);
  return [
    ...indexes
      .filter(({ table, first }) => !isGlobal(table) && first !== 'firm_id')
      .map(({ table, index }) => `${table}: index ${index} does not begin with firm_id`),
    ...references
      .filter(({ target, ours, theirs }) => !isGlobal(target) && (ours !== 'firm_id' || theirs !== 'firm_id'))
      .map(({ table, name }) => `${table}: foreign key ${name} does not begin with firm_id`),
    ...references
      .filter(({ target, nulls_firm }) => !isGlobal(target) && nulls_firm)
      .map(({ table, name }) => `${table}: foreign key ${name} would clear firm_id`),
  ];
}

async function roleFaults(ask: Ask): Promise<string[]> {
  const faults = await ask<{ fault: string }>(`
    SELECT rolname || ' may step around row-level security' AS fault FROM pg_roles
      WHERE rolname IN ('votra_app', 'votra_read') AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)
    UNION ALL SELECT r.rolname || ' owns ' || coalesce(c.relname, d.classid::regclass::text) FROM pg_shdepend d
      JOIN pg_roles r ON r.oid = d.refobjid AND d.deptype = 'o' AND r.rolname IN ('votra_app', 'votra_read')
      JOIN pg_database b ON b.oid = d.dbid AND b.datname = current_database()
      LEFT JOIN pg_class c ON d.classid = 'pg_class'::regclass AND c.oid = d.objid
    UNION ALL SELECT r.rolname || ' may ' || p.name || ' ' || c.relname FROM pg_class c
      CROSS JOIN (VALUES ('votra_app', 'TRUNCATE'), ('votra_app', 'TRIGGER'), ('votra_app', 'REFERENCES'),
        ('votra_read', 'INSERT'), ('votra_read', 'UPDATE'), ('votra_read', 'DELETE'), ('votra_read', 'TRUNCATE')) p(role, name)
      JOIN pg_roles r ON r.rolname = p.role
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND has_table_privilege(r.oid, c.oid, p.name)
    UNION ALL SELECT 'votra_app may create objects in public' WHERE has_schema_privilege('votra_app', 'public', 'CREATE')
    UNION ALL SELECT 'function ' || proname || ' runs as its owner' FROM pg_proc
      WHERE pronamespace = 'public'::regnamespace AND prosecdef AND proname <> ALL ('{${AS_OWNER.join()}}')
    UNION ALL SELECT 'view ' || relname || ' runs as its owner' FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')
        AND NOT ('security_invoker=true' = ANY (coalesce(reloptions, '{}')))
    UNION ALL SELECT 'sequence ' || relname || ' draws numbers with gaps' FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' AND relname <> 'migrations_id_seq'`);
  return faults.map((row) => row.fault);
}

/** Row-level security cannot use an index for an enum, so a word list is text with a check. */
async function typeFaults(ask: Ask): Promise<string[]> {
  const faults = await ask<{ fault: string }>(`
    SELECT 'type ' || typname || ' is an enum' AS fault FROM pg_type
      WHERE typnamespace = 'public'::regnamespace AND typtype = 'e'
    UNION ALL SELECT c.relname || '.' || a.attname || ' is not text with a check of its words'
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attname LIKE '%status'
        AND NOT a.attisdropped
        AND NOT (c.relname = 'idempotency_keys' AND a.attname = 'status') -- an HTTP status
        AND NOT (a.atttypid = 'text'::regtype AND EXISTS (SELECT FROM pg_constraint k
          WHERE k.conrelid = c.oid AND k.contype = 'c' AND a.attnum = ANY (k.conkey)))`);
  return faults.map((row) => row.fault);
}
