import { Harness } from '../../../../../test/support/harness.js';
import type { TestMember } from '../../../../../test/support/make.js';
import { type JobData, Jobs } from './jobs.js';

describe('jobs', () => {
  let harness: Harness;
  let member: TestMember;
  const done: string[] = [];
  beforeAll(async () => {
    harness = await Harness.start();
    member = await harness.make.member(await harness.make.firm(), 'admin');
    harness.get(Jobs).handle<JobData & { what: string }>('test-work', async ({ what }) => {
      done.push(what);
    });
  });
  afterAll(() => harness.stop());
  beforeEach(() => {
    done.length = 0;
  });

  const enqueue = (what: string, then?: Error): Promise<void> =>
    harness.as(member, async (ctx) => {
      await harness.get(Jobs).enqueue(ctx, 'test-work', { firmId: ctx.firmId, what });
      if (then) throw then;
    });

  it('exist when the deed that wants them is committed', async () => {
    await enqueue('one');
    await enqueue('two');
    expect(await harness.drainJobs()).toBe(2);
    expect(done.sort()).toEqual(['one', 'two']);
    expect(await harness.drainJobs()).toBe(0);
  });

  it('go with the deed when it is rolled back', async () => {
    await expect(enqueue('never', new Error('rolled back'))).rejects.toThrow('rolled back');
    expect(await harness.drainJobs()).toBe(0);
  });

  it('need a queue', async () => {
    await expect(
      harness.as(member, (ctx) => harness.get(Jobs).enqueue(ctx, 'nobody', { firmId: ctx.firmId })),
    ).rejects.toThrow('No job queue nobody.');
  });
});
