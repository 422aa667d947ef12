import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { fillEveryTable } from '../support/fill.js';
import { tenancyFaults, tenantTables } from '../support/tenancy-walk.js';

const APPEND_ONLY = ['audit_checks', 'audit_entries', 'audit_seals', 'journal_entries', 'postings'];
const ours = randomUUID();
const theirs = randomUUID();
const client = randomUUID();

/** The SQLSTATE that a statement fails with; undefined when it succeeds. The transaction goes on. */
async function failure(connection: pg.Client, text: string): Promise<string | undefined> {
  await connection.query('SAVEPOINT before');
  try {
    await connection.query(text);
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await connection.query('ROLLBACK TO SAVEPOINT before');
  }
}

const INSUFFICIENT_PRIVILEGE = '42501';
const RESTRICT_VIOLATION = '23001';

describe('the catalogue', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await cloneDatabase();
  });
  afterAll(() => database.drop());

  it('binds every table to the firm', async () => {
    expect(await database.connected(tenancyFaults)).toEqual([]);
  });

  it.each([
    ['DROP POLICY tenant ON clients', 'clients: no policy binds rows to the firm'],
    ['DROP POLICY portal ON invoices', 'invoices: no restrictive policy for portal users'],
    [
      'CREATE POLICY lax ON projects USING (true)',
      "projects: policy lax lets more rows through than the firm's",
    ],
    ['ALTER TABLE mails DISABLE ROW LEVEL SECURITY', 'mails: row-level security is not enabled'],
    ['ALTER TABLE mails NO FORCE ROW LEVEL SECURITY', 'mails: row-level security is not forced'],
    ['CREATE INDEX ix_lost ON invoices (client_id)', 'invoices: index ix_lost does not begin with firm_id'],
    [
      'ALTER TABLE time_entries ADD CONSTRAINT uq_lost UNIQUE (import_key)',
      'time_entries: index uq_lost does not begin with firm_id',
    ],
    [
      'ALTER TABLE timers ALTER firm_id DROP NOT NULL',
      'timers has no firm_id uuid NOT NULL',
      'ALTER TABLE timers DROP CONSTRAINT pk_timers',
    ],
    ['GRANT TRUNCATE ON payments TO votra_app', 'votra_app may TRUNCATE payments'],
    ['GRANT INSERT ON payments TO votra_read', 'votra_read may INSERT payments'],
    ['ALTER TABLE payments OWNER TO votra_app', 'votra_app owns payments'],
    ['CREATE TABLE notes (id uuid PRIMARY KEY)', 'notes has no firm_id uuid NOT NULL'],
    [
      'ALTER TABLE clients ADD COLUMN mood_status text',
      'clients.mood_status is not text with a check of its words',
    ],
    [
      `CREATE FUNCTION peek() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'`,
      'function peek runs as its owner',
    ],
  ])('reports %s', async (change, fault, before = 'SELECT 1') => {
    const faults = await database.connected(async (connection) => {
      await connection.query('BEGIN');
      await connection.query(before);
      await connection.query(change);
      return tenancyFaults(connection);
    });
    expect(faults).toContain(fault);
  });
});

describe('row-level security', () => {
  let database: TestDatabase;
  let tables: string[];
  beforeAll(async () => {
    database = await cloneDatabase();
    tables = await database.connected(tenantTables);
    await fillEveryTable(database, { firm_id: ours, client_id: client });
    await fillEveryTable(database, { firm_id: theirs });
  });
  afterAll(() => database.drop());

  /** How many rows the application sees of each table, under the settings given. */
  const seen = (...settings: string[]): Promise<Record<string, number>> =>
    database.connected(async (connection) => {
      await connection.query(['BEGIN', ...settings].join('; '));
      const counts: Record<string, number> = {};
      for (const table of tables) {
        const { rows } = await connection.query<{ count: string }>(`SELECT count(*) FROM ${table}`);
        counts[table] = Number(rows[0]!.count);
      }
      return counts;
    }, 'votra_app');
  const each = (count: number): Record<string, number> =>
    Object.fromEntries(tables.map((table) => [table, count]));

  it('shows nothing while no firm is chosen, nor after the choice was reset', async () => {
    expect(await seen()).toEqual(each(0));
    expect(await seen(`SET LOCAL app.firm_id = '${ours}'`, `SET LOCAL app.firm_id = ''`)).toEqual(each(0));
    expect(await seen(`SET LOCAL app.firm_id = '${randomUUID()}'`)).toEqual(each(0));
  });

  it("shows the chosen firm's row and not the other's", async () => {
    expect(await seen(`SET LOCAL app.firm_id = '${ours}'`)).toEqual(each(1));
  });

  it('shows a portal user no row of another client', async () => {
    const counts = await seen(
      `SET LOCAL app.firm_id = '${ours}'`,
      `SET LOCAL app.client_id = '${randomUUID()}'`,
    );
    expect(counts).toEqual(each(0));
  });

  it('refuses a row for another firm, and to give a row away', async () => {
    await database.connected(async (connection) => {
      await connection.query(`BEGIN; SET LOCAL app.firm_id = '${ours}'`);
      for (const table of tables) {
        const insert = `INSERT INTO ${table} SELECT (jsonb_populate_record(r, '{"firm_id": "${theirs}"}')).* FROM ${table} r`;
        expect([table, await failure(connection, insert)]).toEqual([table, INSUFFICIENT_PRIVILEGE]);
        const give = `UPDATE ${table} SET firm_id = '${theirs}'`;
        // an invoice that is no draft is frozen before the policy is asked
        expect([INSUFFICIENT_PRIVILEGE, RESTRICT_VIOLATION]).toContain(await failure(connection, give));
      }
    }, 'votra_app');
  });

  it('refuses a portal user every write but the record of what they did', async () => {
    await database.connected(async (connection) => {
      await connection.query(
        `BEGIN; SET LOCAL app.firm_id = '${ours}'; SET LOCAL app.client_id = '${client}'`,
      );
      for (const table of tables.filter((name) => name !== 'audit_entries')) {
        const insert = `INSERT INTO ${table} (firm_id) VALUES ('${ours}')`;
        expect([table, await failure(connection, insert)]).toEqual([table, INSUFFICIENT_PRIVILEGE]);
      }
    }, 'votra_app');
  });

  it.each(APPEND_ONLY)('lets nobody change or delete a row of %s', async (table) => {
    for (const change of [`UPDATE ${table} SET firm_id = firm_id`, `DELETE FROM ${table}`]) {
      const app = await database.connected(async (connection) => {
        await connection.query(`BEGIN; SET LOCAL app.firm_id = '${ours}'`);
        return failure(connection, change);
      }, 'votra_app');
      const owner = await database.connected(async (connection) => {
        await connection.query('BEGIN');
        return failure(connection, change);
      });
      expect({ change, app, owner }).toEqual({
        change,
        app: INSUFFICIENT_PRIVILEGE,
        owner: RESTRICT_VIOLATION,
      });
    }
  });
});
