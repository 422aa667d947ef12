import { Billing } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';

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
  const create = (over: object = {}) => billing.call('POST', '/tax-rates', { ...STANDARD, ...over });
  const inForce = (date: string, code = 'standard') =>
    billing.call<{ percent: string; validUntil: string | null }>(
      'GET',
      `/tax-rates/in-force?code=${code}&date=${date}`,
    );

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
    expect((await inForce('2019-12-31')).body).toMatchObject({
      status: 422,
      errors: [{ code: 'TAX_RATE_MISSING' }],
    });
    expect((await inForce('2026-01-01', 'luxury')).status).toBe(422);
  });
});
