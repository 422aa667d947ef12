import type { AuditVerificationDto } from '../../../apps/api/src/modules/audit/dto/audit-verification.dto.js';
import { Retention } from '../../../apps/api/src/modules/audit/chain/retention.js';
import { Verification } from '../../../apps/api/src/modules/audit/chain/verification.js';
import { verifyExport } from '../../../apps/api/src/modules/audit/export/export-file.js';
import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';

describe('how long the audit record is kept', () => {
  let harness: Harness;
  let admin: TestMember;
  beforeAll(async () => {
    harness = await Harness.start({ AUDIT_RETENTION_YEARS: '2' });
  });
  afterAll(() => harness.stop());
  beforeEach(async () => {
    admin = await harness.make.member(await harness.make.firm(), 'admin');
  });

  /** As if it had been recorded so many years ago. */
  const recorded = (years: number, by = admin) =>
    harness.database.sql(
      `WITH old AS (SELECT $1::uuid AS firm, uuidv7() AS id, now() - make_interval(years => $2::int, days => 1) AS at),
         queued AS (INSERT INTO audit_queue (firm_id, at, entry_id) SELECT firm, at, id FROM old)
       INSERT INTO audit_entries (firm_id, id, at, actor_type, actor_name, action, object_type, request_id)
         SELECT firm, id, at, 'system', 'Test', 'test.done', 'test', 'test' FROM old`,
      [by.firmId, years],
    );
  const verify = async () =>
    (await harness.request<AuditVerificationDto>('POST', '/audit/verify', admin.token)).body;
  const ages = async () =>
    (
      await harness.database.sql<{ years: number }>(
        `SELECT extract(year FROM age(at))::int AS years FROM audit_entries WHERE firm_id = $1 ORDER BY at`,
        [admin.firmId],
      )
    ).map(({ years }) => years);

  it('is what the setting says: older entries go at night, and the chain goes on from there', async () => {
    for (const years of [9, 4, 2, 1, 0]) await recorded(years);
    await harness.get(Verification).verifyAll();
    expect(await ages()).toEqual([1, 0]);
    await recorded(0);
    expect(await verify()).toMatchObject({ sealed: 6, lastCheck: { result: 'intact', seq: 6 } });
    const file = await harness.request('GET', '/audit/export?format=json', admin.token);
    const { head, fault } = await verifyExport(lines(file.raw.toString()));
    expect({ rows: head.rows, from: head.start.seq, fault }).toEqual({ rows: 3, from: 3, fault: undefined });
    await harness.get(Retention).cut(admin.firmId);
    expect(await ages()).toEqual([1, 0, 0, 0]); // the export is recorded too
  });

  it('keeps the last entry, which the next one follows', async () => {
    for (const years of [9, 8]) await recorded(years);
    await harness.get(Verification).verifyAll();
    expect(await ages()).toEqual([8]);
    expect((await verify()).lastCheck).toMatchObject({ result: 'intact', seq: 2 });
  });

  it('leaves a broken record as it is', async () => {
    for (const years of [9, 8, 0]) await recorded(years);
    await verify();
    await asOwner(`UPDATE audit_entries SET reason = 'x' WHERE firm_id = $1`);
    await harness.get(Verification).verifyAll();
    expect(await ages()).toEqual([9, 8, 0]);
  });

  it('cannot be cut short by the application, nor for another firm', async () => {
    for (const years of [9, 1, 0]) await recorded(years);
    await verify();
    const stranger = await harness.make.member(await harness.make.firm(), 'admin');
    const cut = (by: TestMember, years: number) =>
      harness.as(by, (ctx) => ctx.tx.run('SELECT cut_audit($1, $2, 100) AS seq', [admin.firmId, years]));
    expect((await cut(stranger, 2)).rows).toEqual([{ seq: 0 }]);
    expect((await cut(admin, 0)).rows).toEqual([{ seq: 0 }]);
    await expect(
      harness.as(admin, (ctx) => ctx.tx.run(`DELETE FROM audit_entries WHERE firm_id = $1`, [admin.firmId])),
    ).rejects.toThrow('permission denied');
    expect(await ages()).toEqual([9, 1, 0]);
  });

  it('does not hide a beginning that somebody removed', async () => {
    for (let n = 0; n < 3; n++) await recorded(0);
    await verify();
    await recorded(0);
    await recorded(0);
    await verify();
    await asOwner(
      `WITH cut AS (INSERT INTO audit_checks (firm_id, id, result, seq, hash)
           SELECT firm_id, uuidv7(), 'cut', seq, hash FROM audit_seals WHERE firm_id = $1 AND seq = 4),
         gone AS (DELETE FROM audit_seals WHERE firm_id = $1 AND seq <= 4 RETURNING entry_id)
       DELETE FROM audit_entries WHERE id IN (SELECT entry_id FROM gone)`,
    );
    expect((await verify()).lastCheck).toMatchObject({
      ...{ result: 'broken', faultSeq: 4, fault: 'The beginning is missing: it was cut off too early.' },
    });
  });

  const asOwner = (text: string) =>
    harness.database.connected(async (client) => {
      await client.query(`SET session_replication_role = 'replica'`);
      await client.query(text, [admin.firmId]);
    });

  async function* lines(text: string): AsyncGenerator<string> {
    yield* text.split('\n');
  }
});
