import { Billing, match } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';

interface Rate {
  id: string;
  version: number;
  percent: string;
  validUntil: string | null;
  isUsed: boolean;
}

describe('dated tax rates', () => {
  let harness: Harness;
  let billing: Billing;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  beforeEach(async () => {
    billing = await Billing.start(harness);
  });
  afterAll(() => harness.stop());

  const STANDARD = {
    code: 'standard',
    name: 'Sales tax',
    category: 'S',
    percent: '12.5',
    validFrom: '2026-07-01',
  };
  const create = (over: object = {}) => billing.call<Rate>('POST', '/tax-rates', { ...STANDARD, ...over });
  const inForce = (date: string, code = 'standard') =>
    billing.call<Rate>('GET', `/tax-rates/in-force?code=${code}&date=${date}`);

  it('hold from their day until the next one of the code', async () => {
    expect((await create()).body).toMatchObject({
      percent: '12.5',
      validFrom: '2026-07-01',
      validUntil: null,
    });
    expect((await inForce('2026-06-30')).body).toMatchObject({ percent: '10', validUntil: '2026-06-30' });
    expect((await inForce('2026-07-01')).body).toMatchObject({ percent: '12.5', validUntil: null });
    const { body } = await billing.call<{ items: { percent: string }[] }>('GET', '/tax-rates?code=standard');
    expect(body.items.map(({ percent }) => percent)).toEqual(['12.5', '10']);
  });

  it('cannot start on the same day twice', async () => {
    await create();
    expect((await create({ percent: '13' })).body).toMatchObject({ status: 409, code: 'TAX_RATE_TAKEN' });
  });

  it.each([
    ['standard at zero', { percent: '0' }, 'percent'],
    ['an export that is taxed', { category: 'G' }, 'percent'],
    ['a percentage as a number', { percent: 12 }, 'percent'],
    ['a code with blanks', { code: 'Two words' }, 'code'],
    ['an unknown category', { category: 'X' }, 'category'],
    ['an impossible day', { validFrom: '2026-13-01' }, 'validFrom'],
  ])('refuse %s', async (_, over, field) => {
    const { status, body } = await create(over);
    expect([status, body.errors?.[0]?.field]).toEqual([422, field]);
  });

  it('are missing before their first day and for unknown codes', async () => {
    expect((await inForce('1999-12-31')).body).toMatchObject({
      status: 422,
      errors: [{ code: 'TAX_RATE_MISSING' }],
    });
    expect((await inForce('2026-01-01', 'luxury')).status).toBe(422);
  });

  describe('that no issued invoice used', () => {
    const rateAt = async (date: string) => (await inForce(date)).body;
    const get = (id: string) => billing.call<Rate>('GET', `/tax-rates/${id}`);
    const update = (rate: Rate, changes: object) =>
      billing.call<Rate>('PATCH', `/tax-rates/${rate.id}`, changes, match(rate));
    const remove = (rate: Rate) => billing.call('DELETE', `/tax-rates/${rate.id}`, undefined, match(rate));

    it('are corrected and removed, which the audit log tells', async () => {
      const { body: rate } = await create();
      const changed = await update(rate, { percent: '13', validFrom: '2026-08-01' });
      expect(changed.body).toMatchObject({ percent: '13', validFrom: '2026-08-01', isUsed: false });
      expect((await inForce('2026-07-15')).body.percent).toBe('10');
      expect((await remove(rate)).status).toBe(412);
      expect((await remove(changed.body)).status).toBe(204);
      expect((await get(rate.id)).status).toBe(404);
      expect((await inForce('2026-08-01')).body).toMatchObject({ percent: '10', validUntil: null });
      const audit = await harness.database.sql<{ action: string }>(
        'SELECT action FROM audit_entries WHERE firm_id = $1 AND object_id = $2 ORDER BY at, id',
        [billing.firmId, rate.id],
      );
      expect(audit.map(({ action }) => action)).toEqual([
        'tax_rate.created',
        'tax_rate.updated',
        'tax_rate.deleted',
      ]);
    });

    it('are refused what a new one is refused', async () => {
      const { body } = await create();
      const refusal = async (changes: object) => (await update(body, changes)).body.errors?.[0];
      expect(await refusal({ percent: '0' })).toMatchObject({ field: 'percent' });
      expect(await refusal({ percent: '100' })).toMatchObject({ code: 'PERCENT_TOO_HIGH' });
      expect(await refusal({ category: 'E' })).toMatchObject({ code: 'PERCENT_OF_CATEGORY' });
      expect(await refusal({ code: 'other' })).toMatchObject({ field: 'code' });
      expect(await refusal({ validFrom: '2000-01-01' })).toMatchObject({ code: 'TAKEN' });
    });

    it('may be in a draft, which takes what is in force when it is issued', async () => {
      await billing.hours({});
      const draft = await billing.drafted();
      expect((await update(await rateAt('2026-03-31'), { percent: '20' })).status).toBe(200);
      expect((await billing.issue(draft)).body.taxTotal).toBe('20.00');
    });

    it('stay as they are from the first issued invoice on', async () => {
      await billing.hours({});
      await billing.issued();
      const rate = await rateAt('2026-03-31');
      expect((await get(rate.id)).body.isUsed).toBe(true);
      expect((await update(rate, { percent: '20' })).body.code).toBe('TAX_RATE_USED');
      expect((await remove(rate)).body.code).toBe('TAX_RATE_USED');
      const { body: later } = await create();
      expect(later.isUsed).toBe(false);
    });

    it('do not change while an invoice is issued by them', async () => {
      await billing.hours({});
      const draft = await billing.drafted();
      const rate = await rateAt('2026-03-31');
      const [issued, changed] = await Promise.all([billing.issue(draft), update(rate, { percent: '20' })]);
      expect(issued.status).toBe(200);
      expect(issued.body.taxTotal).toBe(changed.status === 200 ? '20.00' : '10.00');
      expect([200, 409]).toContain(changed.status);
    });
  });
});
