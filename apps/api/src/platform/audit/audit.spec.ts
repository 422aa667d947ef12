import { randomUUID } from 'node:crypto';
import { Harness } from '../../../../../test/support/harness.js';
import type { TestMember } from '../../../../../test/support/make.js';
import { Audit, type AuditRecord } from './audit.js';

describe('the audit', () => {
  let harness: Harness;
  let member: TestMember;
  beforeAll(async () => {
    harness = await Harness.start();
    member = await harness.make.member(await harness.make.firm(), 'admin');
  });
  afterAll(() => harness.stop());

  const record = async (entry: Partial<AuditRecord>) => {
    const action = `test.${randomUUID()}`;
    await harness.as(member, (ctx) =>
      harness.get(Audit).record(ctx, { objectType: 'test', action, ...entry }),
    );
    return (
      await harness.database.sql<Record<string, unknown>>('SELECT * FROM audit_entries WHERE action = $1', [
        action,
      ])
    )[0];
  };

  it('says who, what and what changed, and only that', async () => {
    expect(
      await record({
        before: { name: 'A', status: 'draft', version: 1, updatedAt: new Date(0) },
        after: { name: 'A', status: 'issued', version: 2, updatedAt: new Date() },
        reason: 'it was time',
      }),
    ).toMatchObject({
      firm_id: member.firmId,
      actor_type: 'member',
      actor_id: member.membershipId,
      before: { status: 'draft' },
      after: { status: 'issued' },
      reason: 'it was time',
    });
  });

  it('keeps all of what was made or removed', async () => {
    expect(await record({ after: { name: 'A', note: null } })).toMatchObject({
      before: null,
      after: { name: 'A', note: null },
    });
  });

  it('masks secrets', async () => {
    const entry = await record({ before: { passwordHash: 'a' }, after: { passwordHash: 'b' } });
    expect(entry).toMatchObject({ before: { passwordHash: '•••' }, after: { passwordHash: '•••' } });
  });

  it('goes with the deed when that is rolled back', async () => {
    await expect(
      harness.as(member, async (ctx) => {
        await harness.get(Audit).record(ctx, { objectType: 'test', action: 'test.undone' });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(
      await harness.database.sql(`SELECT 1 FROM audit_entries WHERE action = 'test.undone'`),
    ).toHaveLength(0);
  });
});
