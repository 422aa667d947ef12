import type {
  CostRateDto,
  CostRatePageDto,
} from '../../../apps/api/src/modules/rates/costs/dto/cost-rate.dto.js';
import { migrations } from '../../../apps/api/src/database/migrations/index.js';
import { migrate } from '../../../apps/api/src/database/migrate.js';
import { ownerDataSource } from '../../../apps/api/src/platform/persistence/data-source.js';
import { cloneDatabase } from '../../support/database.js';
import { Harness } from '../../support/harness.js';
import { always, linesOf, rateWorld, type RateWorld, type Versions } from './rate-world.js';

const EXCLUDED = '23P01';

describe('changing a rate card', () => {
  let harness: Harness;
  let world: RateWorld;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(() => harness.stop());
  beforeEach(async () => {
    world = await rateWorld(harness);
  });

  const setStatus = (id: string, status: string) =>
    harness.database.sql('UPDATE time_entries SET status = $2 WHERE id = $1', [id, status]);

  it('is previewed without changing anything, and does what the preview said', async () => {
    await world.prices('client', always({ Consultant: '100.00' }));
    const hours = [await world.log({ seconds: 5_400 }), await world.log({ workDate: '2026-04-02' })];
    const card = await world.cardOf('client');
    const raised = [
      { id: card.versions[0]!.id, lines: linesOf({ Consultant: '100.00' }) },
      { effectiveFrom: '2026-04-01', lines: linesOf({ Consultant: '110.50' }) },
    ];
    const { body: effect } = await world.preview(card, raised);
    const row = { currency: 'EUR', entries: 1, seconds: 3_600, before: '100.00', after: '110.50' };
    expect(effect).toMatchObject({
      entries: 1,
      drafts: 0,
      items: [{ ...row, difference: '10.50', priced: 0 }],
    });
    expect(await world.cardOf('client')).toEqual(card);
    expect(await world.rateOf(hours[1]!.id)).toBe('100.00');
    const applied = await world.put(card, raised, { previewed: effect.stamp });
    expect(applied.body).toMatchObject({ version: card.version + 1, effect });
    expect(await Promise.all(hours.map(({ id }) => world.rateOf(id)))).toEqual(['100.00', '110.50']);
    const [audit] = await harness.database.sql<{ after: object; reason: string }>(
      `SELECT after, reason FROM audit_entries WHERE object_id = $1 AND action = 'rate_card.prices_changed' ORDER BY id DESC LIMIT 1`,
      [card.id],
    );
    expect(audit).toMatchObject({
      reason: 'Agreed by mail',
      after: { repricedEntries: 1, priceDifference: { EUR: '10.50' } },
    });
    expect((await world.put(card, raised)).status).toBe(412);
  });

  it('is refused when the effect is another one than the preview’s', async () => {
    await world.prices('firm', always({ Consultant: '100' }));
    await world.log();
    const card = await world.cardOf('firm');
    const dearer = always({ Consultant: '120' });
    const { body: seen } = await world.preview(card, dearer);
    await world.log({ workDate: '2026-03-05' });
    const late = await world.put(card, dearer, { previewed: seen.stamp });
    expect([late.status, late.body.code]).toEqual([409, 'RATE_EFFECT_CHANGED']);
    expect((await world.cardOf('firm')).version).toBe(card.version);
  });

  it('moves sums by exactly what the preview says, whatever the hours and prices', async () => {
    const seed = Date.now() % 1_000_000;
    const { firmId, consultant, project } = world;
    await world.prices('firm', always({ Consultant: '95.38' }));
    await world.prices('client', [
      { effectiveFrom: '2026-03-01', effectiveTo: '2026-07-01', lines: linesOf({ Consultant: '101.15' }) },
      { effectiveFrom: '2026-08-01', lines: linesOf({ Consultant: '87.4567' }) },
    ]);
    await harness.database.connected(async (client) => {
      await client.query('SELECT setseed($1)', [seed / 1_000_000]);
      await client.query(
        `INSERT INTO time_entries (firm_id, id, membership_id, project_id, work_date, seconds, task, role, status, billable)
         SELECT $1, uuidv7(), $2, $3, DATE '2026-01-01' + (random() * 364)::int, 1 + (random() * 20000)::int,
           (ARRAY['', 'Travel'])[1 + n % 2], (ARRAY['Consultant', 'Partner', ''])[1 + (random() * 2)::int],
           (ARRAY['draft', 'submitted', 'approved', 'rejected', 'invoiced'])[1 + (random() * 4)::int], random() > 0.2
         FROM generate_series(1, 400) n`,
        [firmId, consultant.membershipId, project.id],
      );
    });
    const sums = async () => {
      const [row] = await harness.database.sql<{ open: string; invoiced: string }>(
        `SELECT coalesce(sum(round(seconds * hourly_rate / 3600, 2)) FILTER (WHERE status <> 'invoiced'), 0)::text AS open,
           md5(string_agg(CASE status WHEN 'invoiced' THEN id::text || coalesce(hourly_rate::text, '-') END, ',' ORDER BY id)) AS invoiced
         FROM time_entries WHERE firm_id = $1 AND billable`,
        [firmId],
      );
      return { cents: Math.round(Number(row!.open) * 100), invoiced: row!.invoiced };
    };
    const changes: ['firm' | 'client' | 'project', Versions][] = [
      ['client', always({ Consultant: '120.05', Partner: '240' })],
      ['project', [{ effectiveFrom: '2026-05-05', lines: [{ role: 'Partner', hourlyRate: '300.333' }] }]],
      ['client', [{ effectiveTo: '2026-06-01', lines: linesOf({ Consultant: '99.99' }) }]],
      ['firm', [{ lines: [{ role: 'consultant', taskType: 'TRAVEL', hourlyRate: '40' }] }]],
      ['client', []],
    ];
    for (const [level, versions] of changes) {
      const card = await world.cardOf(level);
      const { body: said } = await world.preview(card, versions);
      const before = await sums();
      await world.put(card, versions, { previewed: said.stamp });
      const after = await sums();
      const net = said.items.reduce((sum, { difference }) => sum + Math.round(Number(difference) * 100), 0);
      expect({ seed, level, moved: after.cents - before.cents }).toEqual({ seed, level, moved: net });
      expect(after.invoiced).toBe(before.invoiced);
      expect((await world.preview(await world.cardOf(level), versions)).body.entries).toBe(0);
    }
  });

  it('leaves invoiced hours alone, and lets a draft invoice be refreshed', async () => {
    await world.prices('engagement', always({ Consultant: '100' }));
    const [billed, drafted] = [await world.log(), await world.log({ workDate: '2026-04-02' })];
    for (const { id } of [billed, drafted]) await setStatus(id, 'approved');
    const draft = async (month: string) => {
      const period = { periodFrom: `2026-${month}-01`, periodTo: `2026-${month}-28`, grouping: 'entry' };
      return (
        await world.call<{ id: string; version: number; subtotal: string }>('POST', '/invoices', {
          clientId: world.client.id,
          ...period,
        })
      ).body;
    };
    const issue = ({ id, version }: { id: string; version: number }) =>
      world.call('POST', `/invoices/${id}/issue`, {}, { 'if-match': `"${version}"` });
    expect((await issue(await draft('03'))).status).toBe(200);
    const open = await draft('04');
    const card = await world.cardOf('engagement');
    const dearer = always({ Consultant: '150' });
    expect((await world.preview(card, dearer)).body).toMatchObject({ entries: 1, drafts: 1 });
    await world.put(card, dearer);
    expect([await world.rateOf(billed.id), await world.rateOf(drafted.id)]).toEqual(['100', '150']);
    const explained = await world.explain(billed.id);
    expect(explained).toMatchObject({
      isInvoiced: true,
      pricedBy: { level: 'engagement', hourlyRate: '100', isCurrent: false },
    });
    expect((await issue(open)).status).toBe(409);
    const { body: fresh } = await world.call<typeof open>(
      'PATCH',
      `/invoices/${open.id}`,
      {},
      {
        'if-match': `"${open.version}"`,
      },
    );
    expect(fresh.subtotal).toBe('150.00');
    expect((await issue(fresh)).status).toBe(200);
  });

  it('never has two versions on one day, also when two write at once', async () => {
    const card = await world.cardOf('client');
    const both = [
      { effectiveTo: '2026-05-01', lines: [] },
      { effectiveFrom: '2026-04-01', lines: [] },
    ];
    const refused = await world.put(card, both);
    expect([refused.status, refused.body.code]).toEqual([409, 'RATE_VERSIONS_OVERLAP']);
    const insert = `INSERT INTO rate_card_versions (firm_id, id, card_id, effective_from) VALUES ($1, uuidv7(), $2, $3)`;
    const code = (error: unknown): string => (error as { code: string }).code;
    const outcome = await harness.database.connected((first) =>
      harness.database.connected(async (second) => {
        await Promise.all([first.query('BEGIN'), second.query('BEGIN')]);
        await first.query(insert, [world.firmId, card.id, '2026-04-01']);
        const waiting = second.query(insert, [world.firmId, card.id, '2026-09-01']).then(() => 'ok', code);
        await first.query('COMMIT');
        return waiting;
      }),
    );
    expect(outcome).toBe(EXCLUDED);
  });

  it('checks what it is given', async () => {
    const card = await world.cardOf('firm');
    const line = { role: 'Consultant', hourlyRate: '10' };
    const stranger = await harness.make.member(await harness.make.firm(), 'consultant');
    const wrong = [
      [[{ lines: [line, { ...line, role: 'CONSULTANT' }] }], 'versions.0.lines.1.role'],
      [[{ lines: [{ hourlyRate: '10' }] }], 'versions.0.lines.0.role'],
      [[{ effectiveFrom: '2026-05-01', effectiveTo: '2026-05-01', lines: [] }], 'versions.0.effectiveTo'],
      [[{ id: world.project.id, lines: [] }], 'versions.0.id'],
      [[{ lines: [{ membershipId: stranger.membershipId, hourlyRate: '10' }] }], 'versions'],
    ] as const;
    for (const [versions, field] of wrong) {
      const { status, body } = await world.put(card, versions as never);
      expect([status, body.errors?.[0]?.field]).toEqual([422, field]);
    }
    const twice = await world.call('POST', '/rate-cards', { level: 'firm' });
    expect([twice.status, (twice.body as { code: string }).code]).toEqual([409, 'RATE_CARD_TAKEN']);
  });

  it('leaves what is agreed to change orders, and waits while somebody decides about it', async () => {
    for (const status of ['approved', 'in_progress', 'pending', 'rejected', 'completed']) {
      await harness.database.sql('UPDATE engagements SET status = $2 WHERE id = $1', [
        world.engagement.id,
        status,
      ]);
      const { id, version, locked } = await world.cardOf('engagement');
      expect(locked).toEqual(expect.any(String));
      const url = `/rate-cards/${id}/versions`;
      const refused = await world.call('PUT', url, { versions: [] }, { 'if-match': `"${version}"` });
      expect([refused.status, refused.body.code]).toEqual([409, 'RATE_CARD_LOCKED']);
    }
  });

  it('is for those with the right', async () => {
    const card = await world.cardOf('firm');
    const manager = await harness.make.member(world.firmId, 'project_manager');
    expect((await world.call('GET', `/rate-cards/${card.id}`, undefined, {}, manager)).status).toBe(200);
    const tries = [
      world.call('POST', '/rate-cards', { level: 'firm', currency: 'USD' }, {}, manager),
      world.call('PUT', `/rate-cards/${card.id}/versions`, { versions: [] }, { 'if-match': '"1"' }, manager),
    ];
    expect((await Promise.all(tries)).map(({ status }) => status)).toEqual([403, 403]);
  });

  it('ends with taking the card away, unless hours were priced by it', async () => {
    const { id } = await world.log();
    await world.prices('client', always({ Consultant: '100' }));
    await setStatus(id, 'invoiced');
    const remove = async (level: 'client' | 'firm') => {
      const card = await world.cardOf(level);
      const { status, body } = await world.call('DELETE', `/rate-cards/${card.id}`, undefined, {
        'if-match': `"${card.version}"`,
      });
      return [status, (body as { code?: string } | undefined)?.code];
    };
    expect(await remove('client')).toEqual([409, 'RATE_CARD_HAS_VERSIONS']);
    await world.prices('client', []);
    expect(await remove('client')).toEqual([409, 'RATE_CARD_USED']);
    expect(await remove('firm')).toEqual([204, undefined]);
  });

  it('waits for hours that are being written, so that none keep the price from before', async () => {
    await world.prices('firm', always({ Consultant: '100' }));
    const days = Array.from({ length: 8 }, (_, at) => `2026-03-0${at + 1}`);
    const dearer = always({ Consultant: '120' });
    const card = await world.cardOf('firm');
    await Promise.all([...days.map((workDate) => world.log({ workDate })), world.put(card, dearer)]);
    const rows = await harness.database.sql(
      'SELECT DISTINCT hourly_rate FROM time_entries WHERE firm_id = $1',
      [world.firmId],
    );
    expect(rows).toEqual([{ hourly_rate: '120' }]);
  });
});

describe('what hours cost the firm', () => {
  let harness: Harness;
  let world: RateWorld;
  beforeAll(async () => {
    harness = await Harness.start();
    world = await rateWorld(harness);
  });
  afterAll(() => harness.stop());

  const cost = (over: object) =>
    world.call<CostRateDto>('POST', '/cost-rates', { membershipId: world.consultant.membershipId, ...over });

  it('is dated: a new cost ends the one before, and two never hold on one day', async () => {
    const { body: first } = await cost({ hourlyCost: '61.50' });
    expect(first).toMatchObject({ currency: 'EUR', effectiveFrom: null, effectiveTo: null });
    expect((await cost({ hourlyCost: '65', effectiveFrom: '2026-07-01' })).status).toBe(201);
    const { body } = await world.call<CostRatePageDto>(
      'GET',
      `/cost-rates?sort=effectiveFrom&membershipId=${world.consultant.membershipId}`,
    );
    expect(body.items.map(({ effectiveFrom, effectiveTo }) => [effectiveFrom, effectiveTo])).toEqual([
      ['2026-07-01', null],
      [null, '2026-07-01'],
    ]);
    const overlap = await cost({ hourlyCost: '70', effectiveFrom: '2026-01-01', effectiveTo: '2026-02-01' });
    expect([overlap.status, overlap.body.code]).toEqual([409, 'COST_RATES_OVERLAP']);
  });

  it('is nobody’s to see without the right: not in its list, the record or an hour', async () => {
    const secret = '98.7654';
    const { body } = await cost({ membershipId: undefined, role: 'Partner', hourlyCost: secret });
    const manager = await harness.make.member(world.firmId, 'project_manager');
    for (const url of ['/cost-rates', `/cost-rates/${body.id}`])
      expect((await world.call('GET', url, undefined, {}, manager)).status).toBe(403);
    const [entry] = await harness.database.sql<{ after: object }>(
      `SELECT after FROM audit_entries WHERE object_id = $1 AND action = 'cost_rate.created'`,
      [body.id],
    );
    expect(entry?.after).toMatchObject({ role: 'Partner', hourlyCost: '•••' });
    const answers = await Promise.all(
      ['/rate-cards', '/time-entries', `/projects/${world.project.id}`, '/audit'].map((url) =>
        world.call('GET', url, undefined, {}, manager),
      ),
    );
    expect(answers.map(({ raw }) => raw.includes(secret))).toEqual([false, false, false, false]);
  });
});

describe('the rates of engagements', () => {
  it('become rate cards, by which the hours keep their price, and come back', async () => {
    const database = await cloneDatabase();
    const owner = await ownerDataSource(database.url, {
      entities: [],
      migrations: [...migrations],
    }).initialize();
    const known = await database.sql<{ name: string }>('SELECT name FROM migrations ORDER BY id DESC');
    const since = known.findIndex(({ name }) => name.startsWith('RateCards')) + 1;
    try {
      for (let undone = 0; undone < since; undone++) await owner.undoLastMigration();
      await database.connected(async (client) => {
        await client.query(BEFORE);
      });
      await migrate(database.url);
      const hours = `SELECT note, role, hourly_rate, rate_source, rate_line_id IS NOT NULL AS lined FROM time_entries ORDER BY note`;
      expect(await database.sql(hours)).toEqual(
        [
          {
            note: 'earlier role',
            role: 'Partner',
            hourly_rate: '200',
            rate_source: 'engagement',
            lined: true,
          },
          {
            note: 'earlier price',
            role: 'Consultant',
            hourly_rate: '90',
            rate_source: 'override',
            lined: false,
          },
          {
            note: 'invoiced',
            role: 'Consultant',
            hourly_rate: '100',
            rate_source: 'engagement',
            lined: true,
          },
          { note: 'none', role: 'Consultant', hourly_rate: null, rate_source: null, lined: false },
          { note: 'now', role: 'Consultant', hourly_rate: '100', rate_source: 'engagement', lined: true },
        ].sort((a, b) => (a.note < b.note ? -1 : 1)),
      );
      for (let undone = 0; undone < since; undone++) await owner.undoLastMigration();
      const rates = await database.sql('SELECT role, hourly_rate FROM engagement_rates ORDER BY role');
      expect(rates).toEqual([
        { role: 'Consultant', hourly_rate: '100' },
        { role: 'Partner', hourly_rate: '200' },
      ]);
    } finally {
      await owner.destroy();
      await database.drop();
    }
  });
});

/** An engagement as it stood before rate cards, with hours of every kind. */
const BEFORE = `
  DO $$ DECLARE f uuid := uuidv7(); c uuid := uuidv7(); e uuid := uuidv7(); p uuid := uuidv7(); m uuid := uuidv7();
  BEGIN
    INSERT INTO firms (id, name, base_currency) VALUES (f, 'Old', 'EUR');
    INSERT INTO memberships (firm_id, id, name, status) VALUES (f, m, 'Ada', 'to_invite');
    INSERT INTO clients (firm_id, id, name, currency) VALUES (f, c, 'Acme', 'EUR');
    INSERT INTO engagements (firm_id, id, client_id, title, start_date, end_date, currency, status)
      VALUES (f, e, c, 'Work', '2026-01-01', '2026-12-31', 'EUR', 'in_progress');
    INSERT INTO engagement_rates (firm_id, id, engagement_id, role, hourly_rate)
      VALUES (f, uuidv7(), e, 'Consultant', 100), (f, uuidv7(), e, 'Partner', 200);
    INSERT INTO projects (firm_id, id, client_id, engagement_id, name, start_date, end_date)
      VALUES (f, p, c, e, 'Work', '2026-01-01', '2026-12-31');
    INSERT INTO project_members (firm_id, project_id, membership_id, role) VALUES (f, p, m, 'Consultant');
    INSERT INTO time_entries (firm_id, id, membership_id, project_id, work_date, seconds, note, status, hourly_rate, rate_source)
      SELECT f, uuidv7(), m, p, '2026-03-02', 60, note, status, rate, CASE WHEN rate IS NOT NULL THEN 'engagement' END
      FROM (VALUES ('now', 'draft', 100), ('earlier role', 'approved', 200), ('earlier price', 'approved', 90),
        ('invoiced', 'invoiced', 100), ('none', 'draft', NULL)) v(note, status, rate);
  END $$`;
