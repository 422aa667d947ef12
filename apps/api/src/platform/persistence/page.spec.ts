import { LIMITS } from '#libs/contracts';
import { Harness } from '../../../../../test/support/harness.js';
import type { TestMember } from '../../../../../test/support/make.js';
import { Database } from './database.js';
import { contains, listSql, type ListSpec, sortKeys } from './page.js';

const SEQUENCES = {
  select: 's.series, s.year',
  from: 'number_sequences s',
  where: 's.firm_id = $1',
  filters: { series: (p) => `s.series ILIKE ${p}`, year: (p) => `s.year = ${p}` },
  sorts: { series: 's.series', year: 's.year' },
  defaultSort: '-year',
  tiebreak: 's.series',
} satisfies ListSpec;

describe('a list', () => {
  let harness: Harness;
  let member: TestMember;
  beforeAll(async () => {
    harness = await Harness.start();
    member = await harness.make.member(await harness.make.firm(), 'admin');
    const other = await harness.make.firm();
    await harness.database.sql(
      `INSERT INTO number_sequences (firm_id, series, year, last_value)
       SELECT $1::uuid, 'few', y, 1 FROM generate_series(2001, 2007) y
       UNION ALL SELECT $1::uuid, 'many', y, 1 FROM generate_series(1, 10500) y
       UNION ALL SELECT $2::uuid, 'few', y, 1 FROM generate_series(3001, 3050) y`,
      [member.firmId, other],
    );
  });
  afterAll(() => harness.stop());

  const page = (query: { page: number; perPage: number; sort?: string }, filters = {}) =>
    harness.as(member, (ctx) =>
      harness.get(Database).page<{ series: string; year: number }>(ctx, SEQUENCES, query, filters),
    );

  it.each([
    ['the first page', { page: 1, perPage: 3 }, 3, 7],
    ['a full last page', { page: 7, perPage: 1 }, 1, 7],
    ['a short last page', { page: 3, perPage: 3 }, 1, 7],
    ['everything at once', { page: 1, perPage: 50 }, 7, 7],
    ['a page behind the end', { page: 9, perPage: 3 }, 0, 7],
  ])('counts %s exactly', async (_, query, rows, total) => {
    const answer = await page(query, { series: 'few' });
    expect(answer).toMatchObject({ ...query, total, totalIsExact: true });
    expect(answer.items).toHaveLength(rows);
  });

  it('counts nothing as zero', async () => {
    expect(await page({ page: 1, perPage: 5 }, { series: 'none' })).toEqual({
      items: [],
      total: 0,
      totalIsExact: true,
      page: 1,
      perPage: 5,
    });
  });

  it('stops counting at the cap, and says so', async () => {
    expect(await page({ page: 1, perPage: 2 }, { series: 'many' })).toMatchObject({
      total: LIMITS.countCap,
      totalIsExact: false,
    });
  });

  it('sorts both ways, the default when nothing is said', async () => {
    const few = { series: 'few' };
    const years = async (sort?: string) =>
      (await page({ page: 1, perPage: 2, ...(sort ? { sort } : {}) }, few)).items.map((row) => row.year);
    expect(await years()).toEqual([2007, 2006]);
    expect(await years('year')).toEqual([2001, 2002]);
    expect(sortKeys(SEQUENCES)).toEqual(['series', '-series', 'year', '-year']);
  });

  it('filters by what is given and nothing else', async () => {
    expect((await page({ page: 1, perPage: 9 }, { series: 'few', year: 2003 })).items).toEqual([
      { series: 'few', year: 2003 },
    ]);
    const { rows } = listSql(SEQUENCES, { year: undefined }, { page: 1, perPage: 9 }, member.firmId);
    expect(rows.text).not.toContain('s.year =');
  });

  it('looks for the text as it is written, wildcards included', async () => {
    expect(contains('50%_\\')).toBe('%50\\%\\_\\\\%');
    expect((await page({ page: 1, perPage: 9 }, { series: contains('%') })).items).toEqual([]);
    expect((await page({ page: 1, perPage: 9 }, { series: contains('FEW') })).items).toHaveLength(7);
  });

  it('refuses a sort that is not declared', () => {
    const sort = 'year; DROP TABLE users';
    expect(() => listSql(SEQUENCES, {}, { page: 1, perPage: 1, sort }, member.firmId)).toThrow('No sort');
  });
});
