import { randomUUID } from 'node:crypto';
import { type ExportReport, verifyExport } from '../../../apps/api/src/modules/audit/export/export-file.js';
import { Audit, type AuditRecord } from '../../../apps/api/src/platform/audit/audit.js';
import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';

/** More than are read at once. */
const MANY = 1_100;

describe('the exported audit record', () => {
  let harness: Harness;
  let admin: TestMember;
  let text: string;
  let lines: string[];

  beforeAll(async () => {
    harness = await Harness.start();
    admin = await harness.make.member(await harness.make.firm(), 'admin');
    await record(...Array.from({ length: MANY }, (_, n) => ({ ...DONE, objectLabel: `Thing ${n}` })));
    await record({ ...DONE, action: 'test.named', objectLabel: '=HYPERLINK("x")', reason: 'a "b", c' });
    text = await exported('json');
    lines = text.split('\n');
  });
  afterAll(() => harness.stop());

  const DONE: AuditRecord = {
    action: 'test.done',
    objectType: 'test',
    objectId: randomUUID(),
    after: { b: 1, a: '2' },
  };
  const record = (...entries: AuditRecord[]) =>
    harness.as(admin, (ctx) => harness.get(Audit).recordAll(ctx, entries));
  async function exported(format: string, query = '', token = admin.token): Promise<string> {
    const answer = await harness.request('GET', `/audit/export?format=${format}${query}`, token);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="audit-record-.*\.(csv|json)"/,
    );
    return answer.raw.toString();
  }
  const verified = (file: string): Promise<ExportReport> => verifyExport(iterate(file.split('\n')));
  async function* iterate(all: readonly string[]): AsyncGenerator<string> {
    yield* all;
  }
  const changed = (at: number, from: string, to: string): string =>
    lines.map((line, n) => (n === at ? line.replace(from, to) : line)).join('\n');

  it('is JSON with every entry, and verifies by itself', async () => {
    const { head, entries } = JSON.parse(text) as { head: { hash: string }; entries: { hash: string }[] };
    expect(entries).toHaveLength(MANY + 1);
    expect(entries.at(-1)!.hash).toBe(head.hash);
    expect(await verified(text)).toMatchObject({ head: { rows: MANY + 1, filters: {} }, fault: undefined });
  });

  it.each<[string, () => string, { seq: number; what: string }]>([
    [
      'a changed entry',
      () => changed(700, 'Thing 699', 'Thing 69'),
      { seq: 700, what: 'The entry was changed.' },
    ],
    [
      'an entry taken out',
      () => lines.filter((_, n) => n !== 3).join('\n'),
      { seq: 4, what: 'It does not follow the entry before it.' },
    ],
    [
      'a cut-off end',
      () => lines.slice(0, 1_000).join('\n'),
      { seq: MANY + 1, what: `999 of ${MANY + 1} entries are there.` },
    ],
  ])('tells of %s', async (_, file, fault) => {
    expect((await verified(file())).fault).toEqual(fault);
  });

  it('is told from any other file', async () => {
    for (const other of ['', '{}', '{"format":"other","entries":[', 'seq,hash'])
      await expect(verified(other)).rejects.toThrow('This is no audit record that was exported as JSON.');
  });

  it('holds what was asked for, each entry verifiable', async () => {
    const some = await exported('json', '&action=test.named');
    expect(await verified(some)).toMatchObject({
      head: { rows: 1, filters: { action: 'test.named' } },
      fault: undefined,
    });
    const { fault } = await verified(some.replace('a \\"b\\"', 'b'));
    expect(fault).toEqual({ seq: MANY + 1, what: 'The entry or its seal was changed.' });
  });

  it('is CSV with its hashes, and nothing that a spreadsheet would run', async () => {
    const rows = (await exported('csv', '&action=test.named')).split('\r\n');
    expect(rows[0]).toBe(
      '\uFEFFseq,previousHash,hash,id,at,actorType,actorId,actorName,action,objectType,objectId,objectLabel,reason,requestId,ip,before,after',
    );
    expect(rows[1]).toMatch(/^1101,[0-9a-f]{64},[0-9a-f]{64},/);
    expect(rows[1]).toContain('"\'=HYPERLINK(""x"")","a ""b"", c"');
    expect(rows[1]).toMatch(/"\{""a"":""2"",""b"":1\}"$/);
    expect(rows).toHaveLength(3);
  });

  it('is recorded, with what was asked for and how much that was', async () => {
    const stranger = await harness.make.member(await harness.make.firm(), 'admin');
    const empty = await exported('json', '&objectType=client&q=none', stranger.token);
    expect(await verified(empty)).toMatchObject({ head: { rows: 0 }, fault: undefined });
    const [entry] = await harness.database.sql(
      `SELECT actor_id, object_type, after FROM audit_entries WHERE firm_id = $1 AND action = 'audit.exported'`,
      [stranger.firmId],
    );
    expect(entry).toEqual({
      actor_id: stranger.membershipId,
      object_type: 'audit',
      after: { rows: 0, filters: { objectType: 'client', q: 'none' } },
    });
  });

  it('is for those who may audit', async () => {
    const accountant = await harness.make.member(admin.firmId, 'accountant');
    expect((await harness.request('GET', '/audit/export?format=csv', accountant.token)).status).toBe(403);
    expect((await harness.request('GET', '/audit/export?format=xml', admin.token)).status).toBe(422);
  });
});
