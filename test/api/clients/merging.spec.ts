import type { ClientDto } from '../../../apps/api/src/modules/clients/dto/client.dto.js';
import type { ClientMergeDto } from '../../../apps/api/src/modules/clients/merging/dto/client-merge.dto.js';
import { MOVE, MOVED } from '../../../apps/api/src/modules/clients/merging/merging.queries.js';
import type { ProblemDto } from '../../../apps/api/src/platform/errors/problem.dto.js';
import { match } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';
import { harvestFile, harvestLine } from '../../support/import-file.js';
import { ImportRuns } from '../../support/import-runs.js';
import { makeVictim, type Victim } from '../../support/victim.js';

type Body<T> = T & Omit<ProblemDto, 'status'>;
type Count = Record<string, number>;
const TWIN = 'twin@victim.example';

describe('merging clients', () => {
  let harness: Harness;
  /** A firm whose first client has rows in every table. */
  let firm: Victim;
  let [goesId, staysId, goesName] = ['', '', ''];

  const call = <T>(method: string, url: string, body?: unknown, version?: number) =>
    harness.request<Body<T>>(method, url, firm.admin.token, {
      body,
      headers: version === undefined ? {} : match({ version }),
    });
  const client = async (id: string) => (await call<ClientDto>('GET', `/clients/${id}`)).body;
  const preview = (id: string, otherId: string) =>
    call<ClientMergeDto>('GET', `/clients/${id}/merge?clientId=${otherId}`);
  /** As many times at once as said. */
  const merge = async (id: string, otherId: string, take: string[] = [], times = 1) => {
    const [{ version }, { version: other }] = [await client(id), await client(otherId)];
    const body = { clientId: otherId, version: other, take };
    const ask = () => call<ClientDto>('POST', `/clients/${id}/merge`, body, version);
    return Promise.all(Array.from({ length: times }, ask));
  };
  const sql = <Row extends Record<string, unknown>>(text: string, ...values: unknown[]) =>
    harness.database.sql<Row>(text, [firm.firmId, ...values]);

  /** What must not change by a letter, and sums that must be the same. */
  const kept = async () => {
    const rows = (table: string, where = 'true') =>
      sql(`SELECT to_jsonb(t) - 'client_id' - 'version' - 'updated_at' AS row FROM ${table} t
        WHERE firm_id = $1 AND ${where} ORDER BY 1`);
    return {
      invoices: await rows('invoices', 'frozen'),
      lines: await rows('invoice_lines', 'frozen'),
      taxes: await rows('invoice_taxes', 'frozen'),
      versions: await rows('proposal_versions', 'frozen'),
      payments: await rows('payments'),
      allocations: await rows('payment_allocations'),
      postings: await rows('postings'),
      entries: await rows('time_entries'),
      balances: (await call('GET', '/ledger/trial-balance')).body,
    };
  };
  const counts = async () => {
    const each = Object.keys(MOVED).map(
      (table) => `(SELECT count(*)::int FROM ${table} WHERE firm_id = $1) AS ${table}`,
    );
    return (await sql<Count>(`SELECT ${each.join(', ')}`))[0]!;
  };

  let signing: { blocks: string[]; moves: object; refusal: string };
  let [before, after]: { kept: object; counts: Count }[] = [];
  let answers: Awaited<ReturnType<typeof merge>>;
  beforeAll(async () => {
    harness = await Harness.start();
    firm = await makeVictim(harness);
    [goesId, staysId] = [firm.clientId, firm.neighbour.clientId];
    goesName = (await client(goesId)).name;
    const { blocks, moves } = (await preview(staysId, goesId)).body;
    signing = { blocks, moves, refusal: (await merge(staysId, goesId))[0]!.body.detail };
    const [open] = await sql<{ id: string; version: number }>(
      `SELECT id, version FROM signature_requests WHERE firm_id = $1 AND status = 'open'`,
    );
    await call('POST', `/signature-requests/${open!.id}/void`, { reason: 'Merging' }, open!.version);
    const known = { name: 'Known to both', email: 'contact@victim.example', phone: '030 1' };
    await call('POST', `/clients/${staysId}/contacts`, known);
    await sql('UPDATE portal_users SET email = $2 WHERE firm_id = $1 AND client_id = $3', TWIN, staysId);
    const twin = { name: 'Twin', email: TWIN, rights: ['colleagues'] };
    await call('POST', `/clients/${goesId}/portal-users`, twin);
    before = { kept: await kept(), counts: await counts() };
    answers = await merge(staysId, goesId, ['name'], 3);
    after = { kept: await kept(), counts: await counts() };
  });
  afterAll(() => harness.stop());

  it('moves every table that has a client', async () => {
    const tables = await harness.database.sql<{ name: string }>(
      `SELECT c.relname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p')
       WHERE a.attname = 'client_id' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'client_taggings'
       ORDER BY 1`,
    );
    expect(tables.map(({ name }) => name)).toEqual(Object.keys(MOVED).sort());
    const people = await harness.database.sql<{ name: string }>(
      `SELECT a.attname AS name FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
       WHERE c.confrelid = 'portal_users'::regclass AND a.attname NOT IN ('firm_id', 'client_id')`,
    );
    for (const { name } of people) expect(MOVE).toContain(`x.${name}`);
    const left = Object.keys(MOVED).map(
      (table) => `SELECT 1 FROM ${table} WHERE firm_id = $1 AND client_id = $2`,
    );
    expect(await sql(left.join(' UNION ALL '), goesId)).toEqual([]);
  });

  it('says what would come along, and refuses while a document is being signed', async () => {
    expect(signing).toMatchObject({
      blocks: ['signatures'],
      moves: { contacts: 1, portalUsers: 1, invoices: 2, payments: 1, contracts: 4, proposals: 2 },
      refusal: expect.stringContaining('is being signed') as string,
    });
    expect((await preview(staysId, staysId)).body.blocks).toEqual(['same']);
    const manager = await harness.make.member(firm.firmId, 'project_manager');
    const url = `/clients/${staysId}/merge?clientId=${goesId}`;
    expect((await harness.request('GET', url, manager.token)).status).toBe(403);
  });

  it('makes one of two once, whoever asks at the same time, and keeps every sum', async () => {
    for (const { status, body } of answers)
      expect([status, body.id, body.name]).toEqual([200, staysId, goesName]);
    expect(after!.kept).toEqual(before!.kept);
    const { client_contacts: contacts, portal_users: users } = before!.counts;
    expect(after!.counts).toEqual({
      ...before!.counts,
      ...{ client_contacts: contacts! - 1, portal_users: users! - 1 },
    });
    const deeds = await sql<{ id: string }>(
      `SELECT object_id AS id FROM audit_entries WHERE firm_id = $1 AND action = 'client.merged' AND object_id = ANY ($2)`,
      [staysId, goesId],
    );
    expect(new Set(deeds.map(({ id }) => id))).toEqual(new Set([staysId, goesId]));
  });

  it('makes one of people whom both know, and of those who sign in for both', async () => {
    const contacts = await sql(
      'SELECT name, phone FROM client_contacts WHERE firm_id = $1 AND client_id = $2',
      staysId,
    );
    expect(contacts).toEqual([{ name: 'Known to both', phone: '030 1' }]);
    const [user] = await sql(
      'SELECT status, client_name FROM portal_users WHERE firm_id = $1 AND email = $2',
      TWIN,
    );
    expect(user).toEqual({ status: 'active', client_name: goesName });
    const invoices = await harness.request<{ total: number }>(
      'GET',
      '/portal/invoices',
      firm.neighbour.token,
    );
    expect(invoices.body.total).toBe(1);
  });

  it('has what happened to both in one timeline, and lists by the client that stayed', async () => {
    const url = `/audit/client-events?clientId=${staysId}&perPage=100&kinds=client`;
    const { body } = await call<{ items: { objectId: string }[] }>('GET', url);
    expect(body.items.map((event) => event.objectId)).toContain(goesId);
    expect((await call<{ total: number }>('GET', `/invoices?clientId=${staysId}`)).body.total).toBe(2);
  });

  it('leaves what is frozen to merging alone, and of it the client alone', async () => {
    const attempt = (table: string, set: string, settings = '') =>
      harness.database.connected(async (connection) => {
        await connection.query(`BEGIN; ${settings}`);
        const change = `UPDATE ${table} SET ${set} WHERE firm_id = $1 AND client_id = $2`;
        await connection.query(change, [firm.firmId, staysId]).finally(() => connection.query('ROLLBACK'));
      });
    const refused = /cannot be|append-only/;
    const into = `client_id = '${firm.firmId}'`;
    const merging = `SET LOCAL app.merge_from = '${staysId}'; SET LOCAL app.merge_into = '${firm.firmId}'`;
    for (const [table, other] of [
      ...([
        ['invoices', 'total = 1'],
        ['invoice_lines', `description = 'x'`],
        ['invoice_taxes', 'tax = 1'],
      ] as const),
      ...([
        ['postings', 'amount = amount + 1'],
        ['proposal_versions', `title = 'x'`],
      ] as const),
    ]) {
      await expect(attempt(table, into), table).rejects.toThrow(refused);
      await expect(attempt(table, `${into}, ${other}`, merging), table).rejects.toThrow(refused);
      await expect(attempt(table, `client_id = '${goesId}'`, merging), table).rejects.toThrow(refused);
      await expect(attempt(table, into, merging), table).rejects.toThrow('foreign key'); // no such client
    }
  });

  it('leads from the old id to the one that stayed over several merges, and files by the old name', async () => {
    const [first, second, third] = await Promise.all(
      [1, 2, 3].map(() => harness.make.client(firm.firmId, { billingAddress: '1 Street' })),
    );
    await harness.make.client(firm.firmId);
    expect((await merge(second!.id, first!.id))[0]!.status).toBe(200);
    const [last] = await merge(third!.id, second!.id, ['billingAddress']);
    expect(last!.body).toMatchObject({ billingAddress: '1 Street', addresses: [] });
    for (const { id } of [first!, second!]) {
      const { status, headers, body } = await call('GET', `/clients/${id}`);
      expect([status, headers['location'], body.code]).toEqual([308, third!.id, 'CLIENT_MERGED']);
    }
    const stranger = await harness.make.member(await harness.make.firm(), 'admin');
    expect((await harness.request('GET', `/clients/${first!.id}`, stranger.token)).status).toBe(404);
    const line = harvestLine({ client: first!.name, note: 'After the merge' });
    const done = await new ImportRuns(harness, firm.admin).import(harvestFile(line));
    expect(done).toMatchObject({ status: 'completed', rowsBad: 0, rowsGood: 1 });
    expect(
      await sql('SELECT name FROM projects WHERE firm_id = $1 AND client_id = $2', third!.id),
    ).toHaveLength(1);
  });
});
