import { Harness } from '../../../../../test/support/harness.js';
import { Contexts } from '../context/contexts.js';
import { Sequences } from './sequences.js';

describe('business numbers', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(() => harness.stop());

  const draw = (firmId: string, date = '2026-05-01', fail = false): Promise<string> =>
    harness.get(Contexts).forFirm(firmId, 'Test', async (ctx) => {
      const number = await harness.get(Sequences).next(ctx, 'invoice', date, 'INV-{YYYY}-{seq:5}');
      if (fail) throw new Error('changed my mind');
      return number;
    });

  it('have no gap and no double when many draw at once and some give up', async () => {
    const firmId = await harness.make.firm();
    const drawn = await Promise.allSettled(
      Array.from({ length: 60 }, (_, at) => draw(firmId, '2026-05-01', at % 3 === 0)),
    );
    const kept = drawn.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(kept.sort()).toEqual(
      Array.from({ length: 40 }, (_, at) => `INV-2026-${String(at + 1).padStart(5, '0')}`),
    );
  });

  it('begin anew with each firm and year', async () => {
    const [one, two] = [await harness.make.firm(), await harness.make.firm()];
    expect(await draw(one)).toBe('INV-2026-00001');
    expect(await draw(one, '2027-01-01')).toBe('INV-2027-00001');
    expect(await draw(two)).toBe('INV-2026-00001');
    expect(await draw(one)).toBe('INV-2026-00002');
  });
});
