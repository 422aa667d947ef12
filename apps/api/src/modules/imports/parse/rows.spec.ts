import { harvestFile, harvestLine, readAll } from '../../../../../../test/support/import-file.js';
import { LIMITS } from '#libs/contracts';
import { timeAmount } from '#libs/money';

describe('the rows of a file', () => {
  const problemsOf = async (changes: Partial<Record<string, string>>) =>
    (await readAll(harvestFile(harvestLine(changes)))).problems.map(({ column, reason, value }) => [
      column,
      reason,
      value,
    ]);

  it('reports every problem of a row', async () => {
    const problems = await problemsOf({ date: '', hours: '-1', billable: '', currency: 'Bitcoin - BTC' });
    expect(problems).toHaveLength(4);
    expect(problems).toEqual(
      expect.arrayContaining([
        ['Date', 'MISSING', undefined],
        ['Hours', 'NOT_POSITIVE', '-1'],
        ['Billable?', 'NOT_YES_OR_NO', undefined],
        ['Currency', 'UNKNOWN_CURRENCY', 'Bitcoin - BTC'],
      ]),
    );
  });

  it.each([
    [{ client: 'c'.repeat(201) }, 'Client', 'TOO_LONG', 'c'.repeat(100)],
    [{ note: 'a\0b' }, 'Notes', 'CONTROL_CHARACTER', 'a␀b'],
    [{ rate: '-5' }, 'Billable Rate', 'NOT_A_RATE', '-5'],
    [{ rate: '"1,897"' }, 'Billable Rate', 'NOT_A_RATE', '1,897'],
    [{ rate: '1e3' }, 'Billable Rate', 'NOT_A_RATE', '1e3'],
    [{ hours: '1e1' }, 'Hours', 'NOT_A_DURATION', '1e1'],
    [{ hours: '0.0001' }, 'Hours', 'NOT_POSITIVE', '0.0001'],
    [{ date: '1026-08-25' }, 'Date', 'NOT_A_DATE', '1026-08-25'],
  ])('refuses %j', async (changes, ...problem) => {
    expect(await problemsOf(changes)).toEqual([problem]);
  });

  it.each([
    ['195', '195'],
    ['0195.50', '195.50'],
    ['"195,5"', '195.5'],
    ['$195.00', '195.00'],
    ['"1,234,567.50"', '1234567.50'],
    ['"1.234,50 €"', '1234.50'],
    ["1'897.50", '1897.50'],
    ['0.00', null],
    ['', null],
  ])('reads the rate %s as %s', async (rate, expected) => {
    expect((await readAll(harvestFile(harvestLine({ rate })))).rows[0]?.ratePerHour).toBe(expected);
  });

  it('keeps a row of emoji within the limit, which counts characters', async () => {
    const { problems, rows } = await readAll(
      harvestFile(harvestLine({ note: '😀'.repeat(LIMITS.noteLength) })),
    );
    expect(problems).toEqual([]);
    expect(rows[0]?.note).toHaveLength(2 * LIMITS.noteLength);
  });

  it('knows the same work again after it was approved, invoiced or priced anew', async () => {
    const before = await readAll(harvestFile(harvestLine()));
    const after = await readAll(
      harvestFile(harvestLine({ rate: '120', hours: '"1,50"', date: '8/25/2026' })),
    );
    const other = await readAll(harvestFile(harvestLine({ note: 'y' })));
    expect(after.rows[0]?.fingerprint).toBe(before.rows[0]?.fingerprint);
    expect(other.rows[0]?.fingerprint).not.toBe(before.rows[0]?.fingerprint);
  });
});

describe('dates', () => {
  const datesOf = async (...dates: string[]) => {
    const { rows, problems, shape } = await readAll(
      harvestFile(...dates.map((date) => harvestLine({ date }))),
    );
    return { dates: rows.map((row) => row.workDate), problems, assumed: shape.datesAssumed };
  };

  it('takes the order from the date that proves it, wherever it stands', async () => {
    expect(await datesOf('3/4/2026', '25/8/2026')).toMatchObject({
      dates: ['2026-04-03', '2026-08-25'],
      assumed: false,
    });
    expect(await datesOf('3/4/2026', '8/25/2026')).toMatchObject({
      dates: ['2026-03-04', '2026-08-25'],
      assumed: false,
    });
  });

  it('assumes month first and says so when nothing proves it', async () => {
    expect(await datesOf('3/4/2026', '2026-12-13')).toMatchObject({
      dates: ['2026-03-04', '2026-12-13'],
      assumed: true,
    });
    expect(await datesOf('3/3/2026')).toMatchObject({ assumed: false });
  });

  it('refuses the unclear ones of a file that does both', async () => {
    const { dates, problems } = await datesOf('25/8/2026', '8/26/2026', '3/4/2026', '5/5/2026');
    expect(dates).toEqual(['2026-08-25', '2026-08-26', '2026-05-05']);
    expect(problems).toMatchObject([{ row: 3, column: 'Date', reason: 'DATE_AMBIGUOUS', value: '3/4/2026' }]);
  });

  it('reads dots day first and years in front, and is not led astray by nonsense', async () => {
    const { dates, problems } = await datesOf(
      '3.4.2026',
      '2026/4/3',
      '2026.04.03',
      '8/26/2026',
      '40/1/2026',
      '3/4/26',
    );
    expect(dates).toEqual(['2026-04-03', '2026-04-03', '2026-04-03', '2026-08-26']);
    expect(problems.map(({ row, reason }) => [row, reason])).toEqual([
      [5, 'NOT_A_DATE'],
      [6, 'NOT_A_DATE'],
    ]);
  });
});

describe('Toggl', () => {
  const HEADER =
    'User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags';
  const toggl = (header: string, ...lines: string[]) => readAll([header, ...lines].join('\r\n'));
  const entry = (duration: string, start = '09:00:00') =>
    `Ann Lee,ann@acme.test,Acme,Plan,,x,Yes,2026-01-02,${start},2026-01-03,01:00:00,${duration},`;

  it('finds the rate that makes the amount', async () => {
    const amounts = [
      ['02:30:00', '250.00', '100'],
      ['00:15:00', '24.38', '97.5'],
      ['07:33:20', '1234.56', '163.4'],
      ['23:59:59', '2399.97', '100'],
      ['00:00:30', '0.83', '100'],
    ] as const;
    const { rows } = await toggl(
      `${HEADER},Amount (USD)`,
      ...amounts.map(([d, amount]) => `${entry(d)},${amount}`),
    );
    expect(rows.map((row) => row.currency)).toEqual(amounts.map(() => 'USD'));
    rows.forEach((row, index) => {
      expect(timeAmount(row.seconds, row.ratePerHour!, 'USD')).toBe(amounts[index]![1]);
    });
    expect(rows.map((row) => row.ratePerHour).filter((_, index) => index !== 2)).toEqual([
      '100',
      '97.5',
      '100',
      '100',
    ]);
  });

  it('takes the one of several currencies that has an amount', async () => {
    const header = `${HEADER},Amount (USD),Amount (EUR)`;
    const { rows, problems } = await toggl(
      header,
      `${entry('01:00:00')},,80.00`,
      `${entry('01:00:00')},,`,
      `${entry('01:00:00')},1,1`,
    );
    expect(rows.map(({ ratePerHour, currency }) => [ratePerHour, currency])).toEqual([
      ['80', 'EUR'],
      [null, null],
    ]);
    expect(problems).toMatchObject([{ row: 3, column: 'Amount (EUR)' }]);
  });

  it('needs a known currency where there is an amount', async () => {
    const { rows, problems } = await toggl(
      `${HEADER},Amount ()`,
      `${entry('01:00:00')},5`,
      `${entry('01:00:00')},0.00`,
    );
    expect(problems).toMatchObject([{ row: 1, column: 'Amount ()', reason: 'UNKNOWN_CURRENCY' }]);
    expect(rows).toMatchObject([{ row: 2, ratePerHour: null, currency: null }]);
  });

  it('reads durations, and no times that could be two things', async () => {
    const { rows, problems } = await toggl(
      HEADER,
      ...['0:47:06', '0.75', '24:00:00', '26:15:00', '47:06', '00:00:00'].map((d) => entry(d)),
    );
    expect(rows.map((row) => row.seconds)).toEqual([2_826, 2_700, 86_400]);
    expect(problems.map(({ row, reason }) => [row, reason])).toEqual([
      [4, 'OVER_24_HOURS'],
      [5, 'NOT_A_DURATION'],
      [6, 'NOT_POSITIVE'],
    ]);
  });

  it('reads times of day with AM and PM', async () => {
    const times = ['1:49:05 PM', '12:00 am', '12:30 P.M.', '07:05', ''];
    const { rows } = await toggl(HEADER, ...times.map((time) => entry('1:00:00', time)));
    expect(rows.map((row) => row.startedAtLocal)).toEqual([
      '2026-01-02T13:49:05',
      '2026-01-02T00:00:00',
      '2026-01-02T12:30:00',
      '2026-01-02T07:05:00',
      null,
    ]);
    const { problems } = await toggl(
      HEADER,
      ...['24:00', '13:00 PM', '9:60', 'noon'].map((t) => entry('1:00:00', t)),
    );
    expect(problems.map(({ reason }) => reason)).toEqual(Array(4).fill('NOT_A_TIME'));
  });
});
