import { randomUUID } from 'node:crypto';
import { Sealing } from '../../../apps/api/src/modules/audit/chain/sealing.js';
import { Verification } from '../../../apps/api/src/modules/audit/chain/verification.js';
import type {
  AuditCheckDto,
  AuditVerificationDto,
} from '../../../apps/api/src/modules/audit/dto/audit-verification.dto.js';
import { Audit } from '../../../apps/api/src/platform/audit/audit.js';
import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';

interface Seal {
  seq: number;
  entry_id: string;
  hash: string;
}

describe('the chain of seals', () => {
  let harness: Harness;
  let admin: TestMember;

  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(() => harness.stop());
  beforeEach(async () => {
    admin = await harness.make.member(await harness.make.firm(), 'admin');
  });

  const record = (by = admin, objectLabel = 'Thing') =>
    harness.as(by, (ctx) =>
      harness.get(Audit).record(ctx, {
        ...{ action: 'test.done', objectType: 'test', objectId: randomUUID(), objectLabel },
        after: { rate: '1.50', tags: ['b', 'a'], nested: { z: 1, a: null } },
      }),
    );
  const verify = async (by = admin) => {
    const { status, body } = await harness.request<AuditVerificationDto>('POST', '/audit/verify', by.token);
    expect(status).toBe(200);
    return body;
  };
  const seals = (by = admin) =>
    harness.database.sql<Seal>(
      'SELECT seq::int, entry_id, hash FROM audit_seals WHERE firm_id = $1 ORDER BY seq',
      [by.firmId],
    );

  /** As somebody who owns the database and knows how to get past triggers and foreign keys. */
  const tamper = (text: string, values: unknown[] = []) =>
    harness.database.connected(async (client) => {
      await client.query(`SET session_replication_role = 'replica'`);
      const { rowCount } = await client.query(text, values);
      expect(rowCount).toBeGreaterThan(0);
    });

  /** Five entries, sealed and found intact. */
  async function sealed(): Promise<Seal[]> {
    for (let n = 0; n < 5; n++) await record();
    expect((await verify()).lastCheck).toMatchObject({ result: 'intact', seq: 5 });
    return seals();
  }

  it('takes every entry once, in order, and is found intact', async () => {
    await sealed();
    await record();
    const { sealed: count, hash, lastCheck } = await verify();
    const all = await seals();
    expect(all.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(new Set(all.map(({ entry_id }) => entry_id)).size).toBe(6);
    expect({ count, hash }).toEqual({ count: 6, hash: all.at(-1)!.hash });
    expect(lastCheck).toMatchObject({ result: 'intact', seq: 6, faultSeq: null, fault: null });
    const state = await harness.request<AuditVerificationDto>('GET', '/audit/verification', admin.token);
    expect(state.body).toEqual({ sealed: 6, hash, lastCheck });
  });

  it('is empty in a new firm', async () => {
    const { status, body } = await harness.request<AuditVerificationDto>(
      'GET',
      '/audit/verification',
      admin.token,
    );
    expect({ status, body }).toEqual({
      status: 200,
      body: { sealed: 0, hash: '0'.repeat(64), lastCheck: null },
    });
    expect((await verify()).lastCheck).toMatchObject({ result: 'intact', seq: 0 });
  });

  it('takes the failed sign-ins too, which nobody signed in records', async () => {
    const body = { email: admin.email, password: 'a wrong one' };
    expect((await harness.request('POST', '/auth/login', undefined, { body })).status).toBe(401);
    await harness.drainJobs();
    expect(await verify()).toMatchObject({ sealed: 1, lastCheck: { result: 'intact' } });
  });

  it.each<[string, (all: Seal[]) => [string, unknown[]], Partial<AuditCheckDto>]>([
    [
      'a changed entry',
      ([, , third]) => [`UPDATE audit_entries SET object_label = 'Thinh' WHERE id = $1`, [third!.entry_id]],
      { faultSeq: 3, fault: 'The entry was changed.' },
    ],
    [
      'a change inside of what was recorded',
      ([, , third]) => [
        `UPDATE audit_entries SET after = jsonb_set(after, '{nested,z}', '2') WHERE id = $1`,
        [third!.entry_id],
      ],
      { faultSeq: 3, fault: 'The entry was changed.' },
    ],
    [
      'a microsecond',
      ([, , third]) => [
        `UPDATE audit_entries SET at = at + interval '1 microsecond' WHERE id = $1`,
        [third!.entry_id],
      ],
      { faultSeq: 3, fault: 'The entry was changed.' },
    ],
    [
      'a deleted entry',
      ([, second]) => ['DELETE FROM audit_entries WHERE id = $1', [second!.entry_id]],
      { faultSeq: 2, fault: 'The entry is missing.' },
    ],
    [
      'an entry deleted with its seal',
      ([, second]) => [
        `WITH seal AS (DELETE FROM audit_seals WHERE entry_id = $1) DELETE FROM audit_entries WHERE id = $1`,
        [second!.entry_id],
      ],
      { faultSeq: 2, fault: 'The seal is missing.' },
    ],
    [
      'a changed seal',
      ([, , , fourth]) => [
        `UPDATE audit_seals SET hash = repeat('f', 64) WHERE entry_id = $1`,
        [fourth!.entry_id],
      ],
      { faultSeq: 4, fault: 'The seal was changed.' },
    ],
    [
      'a cut-off end',
      (all) => [
        `WITH seals AS (DELETE FROM audit_seals WHERE entry_id = ANY ($1)) DELETE FROM audit_entries WHERE id = ANY ($1)`,
        [all.slice(3).map(({ entry_id }) => entry_id)],
      ],
      {
        faultSeq: 4,
        fault: expect.stringMatching(/^The end is missing: on .* went to entry 5\.$/) as string,
      },
    ],
    [
      'an entry that was put in past the application',
      ([first]) => [
        `INSERT INTO audit_entries SELECT (jsonb_populate_record(e, jsonb_build_object('id', uuidv7()))).*
           FROM audit_entries e WHERE id = $1`,
        [first!.entry_id],
      ],
      { faultSeq: 6, fault: expect.stringMatching(/^No seal was ever asked for: entry /) as string },
    ],
  ])('tells of %s, that time and every time after', async (_, change, fault) => {
    await tamper(...change(await sealed()));
    const broken = { result: 'broken', seq: fault.faultSeq! - 1, ...fault };
    expect((await verify()).lastCheck).toMatchObject(broken);
    expect((await verify()).lastCheck).toMatchObject(broken);
  });

  it('tells of an entry that was removed before it was sealed', async () => {
    await sealed();
    await record(admin, 'Vanished');
    await tamper(`DELETE FROM audit_entries WHERE object_label = 'Vanished'`);
    expect((await verify()).lastCheck).toMatchObject({
      ...{ result: 'broken', faultSeq: 6 },
      fault: expect.stringMatching(/^Gone before it was sealed: entry /) as string,
    });
  });

  it('takes an entry that commits late behind the others', async () => {
    let letGo = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (letGo = resolve));
    let recorded = (): void => undefined;
    const isRecorded = new Promise<void>((resolve) => (recorded = resolve));
    const late = harness.as(admin, async (ctx) => {
      await harness.get(Audit).record(ctx, { action: 'test.late', objectType: 'test', objectLabel: 'Late' });
      recorded();
      await waiting;
    });
    await isRecorded;
    await record();
    expect((await verify()).sealed).toBe(1);
    letGo();
    await late;
    expect(await verify()).toMatchObject({ sealed: 2, lastCheck: { result: 'intact', seq: 2 } });
  });

  it('is one chain when several seal at once', async () => {
    await Promise.all(Array.from({ length: 40 }, () => record()));
    const sealing = harness.get(Sealing);
    await Promise.all([sealing.seal(admin.firmId), sealing.seal(admin.firmId), sealing.sealAll(), record()]);
    expect(await verify()).toMatchObject({ sealed: 41, lastCheck: { result: 'intact', seq: 41 } });
  });

  it('goes over batches', async () => {
    const entries = Array.from({ length: 1_203 }, (_, n) => ({
      action: 'test.many',
      objectType: 'test',
      after: { n },
    }));
    await harness.as(admin, (ctx) => harness.get(Audit).recordAll(ctx, entries));
    expect(await verify()).toMatchObject({ sealed: 1_203, lastCheck: { result: 'intact', seq: 1_203 } });
  });

  it('of one firm says nothing of another', async () => {
    const stranger = await harness.make.member(await harness.make.firm(), 'admin');
    await record(stranger);
    const all = await sealed();
    await harness.get(Verification).verifyAll();
    await tamper(`UPDATE audit_seals SET hash = repeat('0', 64) WHERE entry_id = $1`, [all[0]!.entry_id]);
    expect(await verify(stranger)).toMatchObject({ sealed: 1, lastCheck: { result: 'intact' } });
    const viewer = await harness.make.member(admin.firmId, 'viewer');
    expect((await harness.request('POST', '/audit/verify', viewer.token)).status).toBe(403);
    expect((await harness.request('GET', '/audit/verification', viewer.token)).status).toBe(403);
  });

  it('cannot be changed by the application', async () => {
    await sealed();
    const change = (text: string) => harness.as(admin, (ctx) => ctx.tx.run(text, [admin.firmId]));
    for (const table of ['audit_seals', 'audit_checks']) {
      await expect(change(`UPDATE ${table} SET hash = '' WHERE firm_id = $1`)).rejects.toThrow(
        'permission denied',
      );
      await expect(change(`DELETE FROM ${table} WHERE firm_id = $1`)).rejects.toThrow('permission denied');
    }
  });
});
