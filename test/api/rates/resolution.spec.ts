import { RATE_RULES, type RateRule } from '#libs/contracts';
import { Harness } from '../../support/harness.js';
import { always, linesOf, rateWorld, type RateWorld } from './rate-world.js';

describe('the rate of an hour', () => {
  let harness: Harness;
  let world: RateWorld;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(() => harness.stop());
  beforeEach(async () => {
    world = await rateWorld(harness);
  });

  it('is looked for in one order, of which each rule gives way to the one before it', async () => {
    const { membershipId } = world.consultant;
    const price = String;
    const lineOf = (rule: RateRule, at: number) => ({
      ...(rule.includes('_person') ? { membershipId } : { role: 'Consultant' }),
      ...(rule.endsWith('_task') ? { taskType: 'Travel' } : {}),
      hourlyRate: price(100 + at),
    });
    for (const level of ['firm', 'client', 'engagement', 'project'] as const)
      await world.prices(level, [
        { lines: RATE_RULES.flatMap((rule, at) => (rule.startsWith(level) ? [lineOf(rule, at)] : [])) },
      ]);
    const { id } = await world.log({ task: 'travel' });
    const lines = (await world.explain(id)).steps.map(({ rule, line }) => [rule, line?.hourlyRate]);
    expect(lines).toEqual(RATE_RULES.map((rule, at) => [rule, price(100 + at)]));
    expect(await world.explain(id)).toMatchObject({
      hourlyRate: '100',
      pricedBy: { level: 'project', taskType: 'Travel' },
    });
    const winners: [string, RateRule][] = [
      ['project', 'engagement_person_task'],
      ['engagement', 'client_role_task'],
      ['client', 'firm_role_task'],
    ];
    for (const [level, next] of winners) {
      await world.prices(level as 'project', []);
      const { hourlyRate, pricedBy, steps } = await world.explain(id);
      expect(hourlyRate).toBe(price(100 + RATE_RULES.indexOf(next)));
      expect(steps.find(({ outcome }) => outcome === 'applies')).toMatchObject({
        rule: next,
        line: pricedBy,
      });
    }
    await world.prices('firm', []);
    const blocked = await world.explain(id);
    expect(blocked).toMatchObject({ hourlyRate: null, rateSource: null, pricedBy: null });
    expect(blocked.steps.find(({ rule }) => rule === 'project_role')?.outcome).toBe('no_version');
    expect(await world.entry(id)).toMatchObject({ hourlyRate: null, amount: null });
  });

  it('is the new one on the boundary day, and the old one for back-dated hours', async () => {
    await world.prices('engagement', [
      { lines: linesOf({ Consultant: '100' }) },
      { effectiveFrom: '2026-04-01', lines: linesOf({ Consultant: '110' }) },
    ]);
    expect(await world.priced({ workDate: '2026-04-01' })).toEqual(['110', 'engagement']);
    expect(await world.priced({ workDate: '2026-03-31' })).toEqual(['100', 'engagement']);
    expect(await world.priced({ workDate: '2026-01-01' })).toEqual(['100', 'engagement']);
  });

  it('is missing in a gap between versions, which blocks billing, unless another level has one', async () => {
    const versions = [
      { effectiveTo: '2026-03-01', lines: linesOf({ Consultant: '100' }) },
      { effectiveFrom: '2026-04-01', lines: linesOf({ Consultant: '110' }) },
    ];
    await world.prices('client', versions);
    const { id } = await world.log({ workDate: '2026-03-15' });
    expect(await world.explain(id)).toMatchObject({ hourlyRate: null, rateSource: null });
    const { steps } = await world.explain(id);
    const outcome = (rule: RateRule) => steps.find((step) => step.rule === rule)?.outcome;
    expect([outcome('client_role'), outcome('firm_role')]).toEqual(['no_version', 'no_card']);
    await world.harness.database.sql(`UPDATE time_entries SET status = 'approved' WHERE id = $1`, [id]);
    const { body } = await world.call<{ items: object[] }>('GET', '/billing/ready');
    expect(body.items).toMatchObject([
      { entries: 0, amount: '0.00', blockedEntries: 1, blockedReason: 'no_rate' },
    ]);
    await world.prices('firm', always({ consultant: '90' }));
    expect(await world.entry(id)).toMatchObject({ hourlyRate: '90', rateSource: 'firm', amount: '90.00' });
  });

  it('is that of the role on each project, for one person in two roles on one day', async () => {
    await world.prices('firm', always({ Consultant: '100', Partner: '250' }));
    const { make } = harness;
    const other = await make.project(world.firmId, world.engagement, [world.admin.membershipId]);
    const member = { membershipId: world.consultant.membershipId, role: 'Partner' };
    await world.call('POST', `/projects/${other.id}/members`, member);
    expect(await world.priced()).toEqual(['100', 'firm']);
    expect(await world.priced({ projectId: other.id })).toEqual(['250', 'firm']);
  });

  it('is that of the role that hours name, for one person in two roles on one project and day', async () => {
    await world.prices('engagement', [
      { lines: linesOf({ Consultant: '100', Partner: '250', Trainer: '80' }) },
      { effectiveFrom: '2026-04-01', lines: linesOf({ Consultant: '110', Partner: '260', Trainer: '90' }) },
    ]);
    const member = `/projects/${world.project.id}/members/${world.consultant.membershipId}`;
    const roles = { role: 'Consultant', otherRoles: ['Partner', 'consultant'] };
    const changed = await world.call<{ members: object[] }>('PATCH', member, roles);
    expect(changed.body.members).toContainEqual(
      expect.objectContaining({ role: 'Consultant', otherRoles: ['Partner'], hourlyRate: '110' }),
    );
    const strange = await world.call('PATCH', member, { ...roles, otherRoles: ['Clown'] });
    expect(strange.status).toBe(422);
    expect(await world.priced()).toEqual(['100', 'engagement']);
    expect(await world.priced({ role: 'partner' })).toEqual(['250', 'engagement']);
    expect(await world.priced({ role: 'Consultant', workDate: '2026-04-01' })).toEqual(['110', 'engagement']);
    expect(await world.priced({ role: 'Partner', workDate: '2026-04-01' })).toEqual(['260', 'engagement']);
    const work = { projectId: world.project.id, workDate: '2026-03-02', seconds: 60, role: 'Trainer' };
    const other = await world.call<{ errors: object[] }>('POST', '/time-entries', work, {}, world.consultant);
    expect(other.body.errors).toMatchObject([
      { field: 'role', code: 'OTHER_ROLE', message: 'Your roles on this project are: Consultant, Partner.' },
    ]);

    const named = await world.log({ role: 'Partner', workDate: '2026-03-10' });
    const seen = { 'if-match': '"1"' };
    const moved = { workDate: '2026-04-02', note: 'A day later' };
    await world.call('PATCH', `/time-entries/${named.id}`, moved, seen, world.consultant);
    expect(await world.entry(named.id)).toMatchObject({ role: 'Partner', hourlyRate: '260' });
    const usual = await world.log({ workDate: '2026-04-02' });
    await world.call('PATCH', member, { role: 'Trainer', from: '2026-04-01' });
    expect([await world.rateOf(named.id), await world.rateOf(usual.id)]).toEqual(['260', '90']);
    const again = { role: 'Trainer' };
    await world.call('PATCH', `/time-entries/${named.id}`, again, { 'if-match': '"2"' }, world.consultant);
    expect(await world.entry(named.id)).toMatchObject({ role: 'Trainer', hourlyRate: '90' });
  });

  it('follows a role that changes mid-project, from its day on', async () => {
    await world.prices('engagement', always({ Consultant: '100', Partner: '250' }));
    const before = await world.log({ workDate: '2026-03-02' });
    const after = await world.log({ workDate: '2026-03-10' });
    const member = `/projects/${world.project.id}/members/${world.consultant.membershipId}`;
    expect((await world.call('PATCH', member, { role: 'Partner', from: '2026-03-10' })).status).toBe(200);
    expect([await world.rateOf(before.id), await world.rateOf(after.id)]).toEqual(['100', '250']);
    expect(await world.priced({ workDate: '2026-03-09' })).toEqual(['100', 'engagement']);
    expect(await world.priced({ workDate: '2026-03-11' })).toEqual(['250', 'engagement']);
    await world.call('PATCH', member, { role: 'Consultant', from: '2026-03-05' });
    expect([await world.rateOf(before.id), await world.rateOf(after.id)]).toEqual(['100', '100']);
    expect((await world.explain(after.id)).role).toBe('Consultant');
  });

  it('stays what somebody set by hand, whatever the cards say', async () => {
    await world.prices('engagement', always({ Consultant: '100' }));
    const byHand = { hourlyRate: '77', rateReason: 'Goodwill', projectId: world.project.id };
    const { id } = await world.log(byHand, world.admin);
    await world.prices('engagement', always({ Consultant: '120' }));
    expect(await world.entry(id)).toMatchObject({ hourlyRate: '77', rateSource: 'override' });
    expect(await world.explain(id)).toMatchObject({
      rateSource: 'override',
      rateReason: 'Goodwill',
      pricedBy: null,
    });
    const back = { hourlyRate: null, reason: 'As agreed' };
    const { version } = await world.entry(id);
    await world.call('PUT', `/time-entries/${id}/rate`, back, { 'if-match': `"${version}"` });
    expect(await world.entry(id)).toMatchObject({ hourlyRate: '120', rateSource: 'engagement' });
  });

  it('has no price in another currency than the engagement’s', async () => {
    const { body: dollars } = await world.call<{ id: string }>('POST', '/rate-cards', {
      ...{ level: 'client', clientId: world.client.id, currency: 'USD' },
    });
    await world.call(
      'PUT',
      `/rate-cards/${dollars.id}/versions`,
      { versions: always({ Consultant: '130' }) },
      {
        'if-match': '"1"',
      },
    );
    const { id } = await world.log();
    const { hourlyRate, steps } = await world.explain(id);
    expect(hourlyRate).toBeNull();
    expect(steps.find(({ rule }) => rule === 'client_role')?.outcome).toBe('other_currency');
  });

  it('is shown to nobody who may not read rates', async () => {
    await world.prices('firm', always({ Consultant: '100' }));
    const { id } = await world.log();
    for (const url of [`/time-entries/${id}/rate/explanation`, '/rate-cards'])
      expect((await world.call('GET', url, undefined, {}, world.consultant)).status).toBe(403);
    const shown = await harness.request('GET', `/time-entries/${id}`, world.consultant.token);
    expect(JSON.stringify(shown.body)).not.toMatch(/rate|amount|"100"/i);
  });
});
