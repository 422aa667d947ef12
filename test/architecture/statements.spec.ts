import { ask, type Call, callsOf, type PickId } from '../support/calls.js';
import { multiplyRows } from '../support/fill.js';
import { Harness } from '../support/harness.js';
import { listItem, operations, success } from '../support/openapi.js';
import { countStatements } from '../support/statements.js';
import { makeVictim, type Victim } from '../support/victim.js';

/** More than any overview shows, and below a page's size: a full page needs one statement more, to count. */
const FEW = 20;
const MANY = 60;
const PER_PAGE = 200;

const reading = operations.filter(
  (operation) => operation.method === 'GET' && 'application/json' in success(operation).content,
);

describe('the SQL statements of a request', () => {
  let harness: Harness;
  let owner: Victim;
  let portal: string;
  let counted: ReturnType<typeof countStatements>;
  beforeAll(async () => {
    harness = await Harness.start();
    owner = await makeVictim(harness);
    portal = (await harness.make.portalUser(owner.firmId, owner.clientId)).token;
    counted = countStatements(harness);
  });
  afterAll(() => {
    counted.stop();
    return harness.stop();
  });

  /** Statements and rows of reading operations, by operation. */
  async function measure(
    operations = reading,
  ): Promise<Record<string, { statements: number; rows: number | undefined }>> {
    const pick: PickId = (table) => owner.ids[table]![0]!;
    const measured: Record<string, { statements: number; rows: number | undefined }> = {};
    for (const operation of operations) {
      const [call] = callsOf(operation, pick);
      const token = operation['x-access'] === 'portal' ? portal : owner.admin.token;
      counted.count = 0;
      const { body } = await ask(harness, paged(call!, listItem(operation) !== undefined), token);
      const items = body?.['items'];
      measured[operation.operationId] = {
        statements: counted.count,
        rows: listItem(operation) && Array.isArray(items) ? items.length : undefined,
      };
    }
    return measured;
  }

  const paged = (call: Call, isList: boolean): Call =>
    isList ? { ...call, url: `${call.url}${call.url.includes('?') ? '&' : '?'}perPage=${PER_PAGE}` } : call;

  it('are as many for many rows as for a few', async () => {
    await multiplyRows(harness.database, owner.firmId, FEW);
    await measure(); // whatever is made once
    const few = await measure();
    const lists = Object.entries(few).filter(([, { rows }]) => rows !== undefined);
    expect(lists.filter(([, { rows }]) => !rows).map(([name]) => name)).toEqual([]);
    await multiplyRows(harness.database, owner.firmId, MANY);
    const many = await measure();

    const grown = Object.entries(many).filter(([name, { rows = 0 }]) => rows > (few[name]!.rows ?? 0) * 2);
    expect(grown.length).toBeGreaterThan(lists.length / 2);
    const statements = (measured: typeof few): [string, number][] =>
      Object.entries(measured).map(([name, one]) => [name, one.statements]);
    expect(statements(many)).toEqual(statements(few));
  }, 120_000);

  it('are four for a page: opening with the principal, rows and count together, the commit', async () => {
    const few = await measure(
      reading.filter(({ operationId }) => /^(clients|timeEntries)List$/.test(operationId)),
    );
    expect(few['clientsList']?.statements).toBe(4);
    expect(few['timeEntriesList']?.statements).toBe(4);
  });
});
