import { localDateOf, today } from '#libs/calendar';
import type { TimerStateDto } from '../../../apps/api/src/modules/time/timers/dto/timer.dto.js';
import { Harness } from '../../support/harness.js';
import { middayZone, type Problem, timeWorld, type TimeWorld } from './time-world.js';

type TimerState = Pick<TimerStateDto, 'timer' | 'booked'> & Problem;

describe('the timer', () => {
  let harness: Harness;
  let world: TimeWorld;
  beforeAll(async () => (harness = await Harness.start()));
  afterAll(() => harness.stop());
  beforeEach(async () => (world = await timeWorld(harness, middayZone())));

  const timer = async (method: string, path = '', body?: object, who = world.consultant) => {
    const { status, body: state } = await world.call<TimerState>(who, method, `/timer${path}`, body);
    return { ...state, status };
  };
  const start = (over: object = {}) => timer('POST', '/start', { projectId: world.project.id, ...over });
  const startedAgo = (interval: string) =>
    harness.database.sql(`UPDATE timers SET started_at = now() - $2::interval WHERE membership_id = $1`, [
      world.consultant.membershipId,
      interval,
    ]);

  it('starts, is still there for every device, and stops into a draft', async () => {
    expect(await timer('GET')).toMatchObject({ timer: null, booked: [] });
    const started = await start({ note: 'Call', task: 'Support', billable: false });
    expect(started.timer).toMatchObject({ projectName: world.project.name, note: 'Call', task: 'Support' });
    await startedAgo('90 seconds');
    expect((await timer('GET')).timer!.elapsedSeconds).toBeGreaterThanOrEqual(90);
    const { booked, ...rest } = await timer('POST', '/stop', {});
    expect(rest.timer).toBeNull();
    const expected = { note: 'Call', task: 'Support', billable: false, status: 'draft' };
    expect(booked).toMatchObject([expected]);
    expect(booked[0]!.seconds).toBeGreaterThanOrEqual(90);
    expect(booked[0]!.startedAt).not.toBeNull();
    expect((await timer('GET')).timer).toBeNull();
  });

  it('books the running one when another is started', async () => {
    await start({ note: 'First' });
    await startedAgo('60 seconds');
    const second = await start({ note: 'Second' });
    expect(second.timer).toMatchObject({ note: 'Second' });
    expect(second.booked).toMatchObject([{ note: 'First' }]);
  });

  it('splits at local midnight', async () => {
    await start();
    const now = new Date();
    const intoDay = (now.getTime() - Date.parse(`${today('UTC')}T00:00:00Z`)) / 1000;
    await harness.database.sql(`UPDATE firms SET time_zone = 'UTC' WHERE id = $1`, [world.firmId]);
    await startedAgo(`${Math.floor(intoDay) + 1_800} seconds`);
    const { booked } = await timer('POST', '/stop', {});
    const yesterday = localDateOf(new Date(now.getTime() - 86_400_000), 'UTC');
    expect(booked.map((entry) => entry.workDate)).toEqual([yesterday, today('UTC')]);
    expect(Math.abs(booked[0]!.seconds - 1_800)).toBeLessThan(5);
  });

  it('is trimmed to what was worked, not stretched', async () => {
    await start();
    await startedAgo('10 hours');
    const long = await timer('POST', '/stop', { duration: '12' });
    expect([long.status, long.errors?.[0]?.code]).toEqual([422, 'DURATION_BEYOND_TIMER']);
    const { booked } = await timer('POST', '/stop', { duration: '0:45' });
    expect(booked.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(2_700);
  });

  it('keeps running when its hours are refused, and can be moved or discarded', async () => {
    await start();
    await harness.database.sql(`UPDATE projects SET status = 'completed' WHERE id = $1`, [world.project.id]);
    const refused = await timer('POST', '/stop', {});
    expect([refused.status, refused.code]).toEqual([409, 'PROJECT_NOT_ACTIVE']);
    expect((await timer('GET')).timer).not.toBeNull();
    const other = await harness.make.project(world.firmId, world.engagement, [world.consultant.membershipId]);
    expect((await timer('PATCH', '', { projectId: other.id, note: 'Moved' })).timer).toMatchObject({
      projectId: other.id,
      note: 'Moved',
    });
    expect((await timer('DELETE')).status).toBe(204);
    expect((await timer('GET')).timer).toBeNull();
  });

  it('says when none is running', async () => {
    for (const [method, path, body] of [
      ['POST', '/stop', {}],
      ['PATCH', '', { note: 'x' }],
      ['PATCH', '', {}],
      ['DELETE', '', undefined],
    ] as const) {
      const { status, code } = await timer(method, path, body);
      expect([status, code]).toEqual([409, 'TIMER_NOT_RUNNING']);
    }
  });

  it('runs once a person, whatever arrives at the same moment', async () => {
    await Promise.all([start(), start(), start()]);
    const rows = await harness.database.sql('SELECT 1 FROM timers WHERE firm_id = $1', [world.firmId]);
    expect(rows).toHaveLength(1);
    const stops = await Promise.all([timer('POST', '/stop', {}), timer('POST', '/stop', {})]);
    expect(stops.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  describe('on a project that ends', () => {
    const end = (action: string) =>
      world.call<Problem>(world.manager, 'POST', `/projects/${world.project.id}/${action}`);

    it.each(['hold', 'close', 'cancel'])('keeps it from %s until it is stopped or moved', async (action) => {
      await start();
      await timer('POST', '/start', { projectId: world.project.id }, world.manager);
      const refused = await end(action);
      expect([refused.status, refused.body.code]).toEqual([409, 'PROJECT_TIMERS_RUN']);
      expect(refused.body.detail).toMatch(/^2 timers still run on this project, of .+, .+\./);
      await timer('POST', '/stop', {});
      expect((await end(action)).body.detail).toMatch(/^A timer still runs on this project, of [^,]+\./);
      const other = await harness.make.project(world.firmId, world.engagement, [world.manager.membershipId]);
      await timer('PATCH', '', { projectId: other.id }, world.manager);
      expect((await end(action)).status).toBe(200);
    });

    it('never runs on after it, whatever arrives at the same moment', async () => {
      for (let round = 0; round < 5; round++) {
        world = await timeWorld(harness);
        const [started, ended] = await Promise.all([start(), end('close')]);
        expect([started.status, ended.status].toSorted()).toEqual([200, 409]);
      }
    });
  });

  it('takes only projects that one may log on, of the own firm', async () => {
    const other = await harness.make.project(world.firmId, world.engagement);
    expect((await start({ projectId: other.id })).errors).toMatchObject([{ code: 'NOT_PROJECT_MEMBER' }]);
    const elsewhere = await timeWorld(harness);
    expect((await start({ projectId: elsewhere.project.id })).errors).toMatchObject([
      { code: 'PROJECT_UNKNOWN' },
    ]);
    const viewer = await harness.make.member(world.firmId, 'viewer');
    expect((await timer('GET', '', undefined, viewer)).status).toBe(403);
  });
});
