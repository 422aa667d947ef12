import { readFileSync } from 'node:fs';
import {
  HARVEST_HEADER,
  harvestFile,
  harvestLine,
  pieces,
  readAll,
} from '../../../../../../test/support/import-file.js';
import { LIMITS } from '#libs/contracts';
import { sum, timeAmount } from '#libs/money';
import { DayTotals } from './day-totals.js';
import type { ImportSource } from './decode.js';
import type { FileProblem, ImportRow } from './import-row.js';
import { OccurrenceCounter } from './occurrence-counter.js';
import { inspectImport, readImport } from './read-import.js';

const fixture = (name: string): Buffer => readFileSync(`test/fixtures/import/${name}`);
const expectedOf = <T>(name: string): T => JSON.parse(fixture(name).toString()) as T;

async function refusalOf(bytes: Buffer | string): Promise<FileProblem> {
  try {
    await readAll(bytes);
  } catch (problem) {
    return problem as FileProblem;
  }
  throw new Error('was not refused');
}

describe('the sample reports', () => {
  interface ProjectSums {
    client: string;
    project: string;
    currency: string;
    entries: number;
    hours: string;
    billableHours: string;
    billableAmount: string;
  }

  it('adds the Harvest quarter up to the cent', async () => {
    const expected = expectedOf<{ rows: number; people: number; byProject: ProjectSums[] }>(
      'harvest-detailed-time-2026-q3.expected.json',
    );
    const { rows, problems, shape } = await readAll(fixture('harvest-detailed-time-2026-q3.csv'));

    expect(problems).toEqual([]);
    expect(shape).toMatchObject({
      encoding: 'utf-8',
      delimiter: ',',
      rows: expected.rows,
      datesAssumed: false,
    });
    expect(shape.columns.kind).toBe('harvest');
    expect(new Set(rows.map((row) => row.personName)).size).toBe(expected.people);
    const projectOf = (row: ImportRow): string => `${row.clientName}\0${row.projectName}`;
    const byProject = [...new Set(rows.map(projectOf))].map((key) =>
      rows.filter((row) => projectOf(row) === key),
    );
    const sums = byProject.map((entries) => {
      const { clientName: client, projectName: project, currency } = entries[0]!;
      const billable = entries.filter((entry) => entry.billable);
      const hours = (of: ImportRow[]) =>
        (of.reduce((total, { seconds }) => total + seconds, 0) / 3_600).toFixed(2);
      const amounts = billable.map((entry) =>
        timeAmount(entry.seconds, entry.ratePerHour ?? '0', entry.currency!),
      );
      const counts = { entries: entries.length, hours: hours(entries), billableHours: hours(billable) };
      return { client, project, currency, ...counts, billableAmount: sum(amounts) };
    });
    expect(
      sums.sort((a, b) => a.client.localeCompare(b.client) || a.project.localeCompare(b.project)),
    ).toEqual(expected.byProject);
  });

  it('adds the Toggl months up to the second', async () => {
    const expected = expectedOf<{ rows: number; totalSeconds: number }>(
      'toggl-detailed-2026-07-08.expected.json',
    );
    const { rows, problems, shape } = await readAll(fixture('toggl-detailed-2026-07-08.csv'));

    expect(problems).toEqual([]);
    expect(shape.columns.kind).toBe('toggl');
    expect(rows).toHaveLength(expected.rows);
    expect(rows.reduce((total, row) => total + row.seconds, 0)).toBe(expected.totalSeconds);
    expect(rows[0]).toMatchObject({
      personName: 'Grace Müller-Schmidt',
      personEmail: 'grace.muller-schmidt@example.com',
      task: 'Modelling',
      note: '',
      workDate: '2026-07-21',
      startedAtLocal: '2026-07-21T07:00:00',
      endedAtLocal: '2026-07-21T09:30:00',
      ratePerHour: null,
      currency: 'EUR',
      approved: false,
      invoiced: false,
    });
  });

  it('comes to the expected outcome for every awkward row', async () => {
    const expected = expectedOf<{ rows: { row: number; outcome: string; why: string }[] }>(
      'harvest-awkward.expected.json',
    );
    const { rows, problems } = await readAll(fixture('harvest-awkward.csv'));
    const days = new DayTotals();
    const created = rows.filter((row) => days.add(row.personName, row.workDate, row.seconds));

    const outcomes = expected.rows.map(({ row }) =>
      created.some((other) => other.row === row) ? 'created' : 'error',
    );
    expect(outcomes).toEqual(expected.rows.map(({ outcome }) => outcome));
    expect(problems.map(({ row, column, reason, message }) => [row, column, reason, message])).toEqual([
      [4, 'Hours', 'OVER_24_HOURS', 'more than 24 hours in a day'],
      [5, 'Hours', 'NOT_POSITIVE', 'hours must be above 0'],
      [6, 'Hours', 'NOT_POSITIVE', 'hours must be above 0'],
      [7, 'Hours', 'NOT_A_DURATION', 'hours is not a number'],
      [8, 'Client', 'MISSING', 'client is missing'],
      [9, 'Date', 'NOT_A_DATE', 'no such date'],
      [12, null, 'CELL_COUNT', 'more cells than the header: 23 instead of 21'],
      [13, 'Notes', 'TOO_LONG', 'longer than 5,000 characters'],
      [14, 'Currency', 'UNKNOWN_CURRENCY', 'unknown currency'],
      [15, 'First Name', 'MISSING', 'person is missing'],
      [18, 'Billable?', 'NOT_YES_OR_NO', 'must be Yes or No'],
    ]);
    const note = (row: number) => rows.find((other) => other.row === row)?.note;
    expect(note(10)).toBe('=HYPERLINK("http://x.test","y")');
    expect(note(16)).toBe('<script>alert(1)</script>');
    expect(rows.find(({ row }) => row === 2)?.workDate).toBe('2026-08-25');
    expect(rows.find(({ row }) => row === 3)?.seconds).toBe(27_000);
    expect(rows.find(({ row }) => row === 17)).toMatchObject({ billable: false, ratePerHour: null });
    expect(rows.find(({ row }) => row === 19)?.seconds).toBe(36_000); // its day is full: the day totals refuse it
  });

  it('tells equal rows apart by their occurrence only', async () => {
    const { rows } = await readAll(fixture('harvest-awkward.csv'));
    const counter = new OccurrenceCounter();
    const occurrences = new Map(rows.map((row) => [row.row, counter.next(row.fingerprint)]));
    expect([occurrences.get(1), occurrences.get(2), occurrences.get(11)]).toEqual([1, 1, 2]);
  });
});

describe('the shape of a file', () => {
  const text = harvestFile(
    harvestLine({ client: 'Söhne', note: '"two\r\nlines, “quoted” – ""so"""' }),
    harvestLine(),
  );
  const utf16 = (bigEndian: boolean, mark: boolean) => {
    const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
    return bigEndian ? bytes.swap16() : bytes;
  };
  const windows1252 = Buffer.from(
    text.replace('“', '\x93').replace('”', '\x94').replace('–', '\x96'),
    'latin1',
  );

  it.each<[string, Buffer]>([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\uFEFF${text}`)],
    ['utf-16le', utf16(false, true)],
    ['utf-16be', utf16(true, true)],
    ['utf-16le', utf16(false, false)],
    ['utf-16be', utf16(true, false)],
    ['windows-1252', windows1252],
  ])('is read as %s, however the bytes arrive', async (encoding, bytes) => {
    for (const size of [1, 7, 65_536]) {
      const { rows, shape } = await readAll(bytes, size);
      expect(shape.encoding).toBe(encoding);
      expect(rows.map((row) => [row.clientName, row.note])).toEqual([
        ['Söhne', 'two\nlines, “quoted” – "so"'],
        ['Acme', 'x'],
      ]);
    }
  });

  it('finds the one byte far down that is no UTF-8', async () => {
    const lines = Array.from({ length: 3_000 }, () => harvestLine());
    const { rows, shape } = await readAll(
      Buffer.from(harvestFile(...lines, harvestLine({ client: 'Söhne' })), 'latin1'),
    );
    expect(shape.encoding).toBe('windows-1252');
    expect(rows.at(-1)?.clientName).toBe('Söhne');
  });

  it.each([';', '\t', '|'])('takes %j as delimiter', async (delimiter) => {
    const { rows } = await readAll(
      harvestFile(harvestLine({ note: 'a', hours: '"7.5"' })).replaceAll(',', delimiter),
    );
    expect(rows[0]).toMatchObject({ clientName: 'Acme', note: 'a', seconds: 27_000 });
  });

  it('does not mind order, case and spacing of columns, foreign columns, blank lines and mixed line ends', async () => {
    const file =
      '\r\n hours ,FIRST NAME,last_name,Billable,Date,project,Mood,CLIENT\r\n' +
      '2,Ann,Lee,YES,2026-01-02,Plan,good,Acme\n\n,,,,,,,\r\n1,Ann,Lee,false,2026-01-03,Plan,,Acme\r2,Bo,Xu,no,2026-01-04,Plan,,Acme\n\n\n';
    const { rows, problems, shape } = await readAll(file);
    expect(problems).toEqual([]);
    expect(rows.map(({ row, workDate, billable }) => [row, workDate, billable])).toEqual([
      [1, '2026-01-02', true],
      [2, '2026-01-03', false],
      [3, '2026-01-04', false],
    ]);
    expect(rows[0]).toMatchObject({
      task: '',
      note: '',
      projectCode: null,
      ratePerHour: null,
      currency: null,
    });
    expect(shape.columns.absent).toContain('Invoiced?');
  });

  it('reads older Harvest exports', async () => {
    const header =
      'Date,Client,Project,Project Code,Task,Notes,Hours,Hours Rounded,Billable?,Invoiced?,Approved?,First Name,Last Name,Roles,Employee?,Billable Rate,Billable Amount,Cost Rate,Cost Amount,Currency,Email?';
    const row =
      '2019-03-04,Acme,Plan,P-1,Analysis,,0.33,0.50,Yes,Yes,no,Ann,,"Partner, Coach",Yes,"1,897.50",626.18,,,USD,ANN@Acme.test';
    const { rows, problems } = await readAll(`${header}\r\n${row}\r\n`);
    expect(problems).toEqual([]);
    expect(rows[0]).toMatchObject({
      projectCode: 'P-1',
      seconds: 1_188,
      invoiced: true,
      approved: false,
      personName: 'Ann',
      personEmail: 'ann@acme.test',
      personRole: 'Partner, Coach',
      ratePerHour: '1897.50',
      currency: 'USD',
    });
  });

  it.each<[string, Buffer | string, string]>([
    ['nothing', '', 'The file is empty.'],
    ['blank lines', '\n\n \n', 'The file is empty.'],
    ['a header alone', `${HARVEST_HEADER}\n\n`, 'The file has a header but no rows.'],
    ['a PDF', '\n%PDF-1.7\n%âãÏÓ', 'This is a PDF, not a CSV file. Export the report as CSV.'],
    [
      'an XLSX',
      'PK\x03\x04\x14\x00',
      'This is an Excel workbook (XLSX) or a ZIP archive, not a CSV file. Export the report as CSV.',
    ],
    [
      'a page',
      '<!doctype html><html>',
      'This is an HTML or XML page, not a CSV file. Export the report as CSV.',
    ],
    [
      'bytes',
      Buffer.from([1, 2, 0, 0, 0, 9]),
      'This is a binary file, not a CSV file. Export the report as CSV.',
    ],
    [
      'missing columns',
      'Date,Client,Project,Hours,Billable?\n2026-01-01,A,B,1,Yes\n',
      'This is not a Harvest detailed time report: missing "First Name", "Last Name".',
    ],
    [
      'another table',
      'a,b\n1,2\n',
      'This is neither a Harvest detailed time report nor a Toggl Track detailed report: none of their columns is there.',
    ],
    [
      'the same column twice',
      harvestFile(harvestLine()).replace('Notes', 'DATE'),
      'More than one column says the same: "DATE".',
    ],
    [
      'an open quotation mark',
      harvestFile(harvestLine(), harvestLine({ note: '"open' })),
      'A quotation mark is opened and never closed, or a row is longer than 1 MB (noticed at line 3).',
    ],
  ])('refuses %s', async (_, bytes, message) => {
    expect((await refusalOf(bytes)).message).toBe(message);
  });

  it('names the other report when the wrong one was expected', async () => {
    const problem = inspectImport(pieces(Buffer.from(harvestFile(harvestLine()))), { kind: 'toggl' });
    await expect(problem).rejects.toThrow('It looks like a Harvest detailed time report.');
  });

  it('refuses what is too large without reading on, and a cell of megabytes', async () => {
    let read = 0;
    const endless: ImportSource = async function* () {
      yield Buffer.from(harvestFile(harvestLine()));
      for (; ; read += 1) yield Buffer.alloc(LIMITS.importBytes, `${harvestLine()}\n`);
    };
    await expect(inspectImport(endless)).rejects.toMatchObject({ code: 'TOO_LARGE' });
    expect(read).toBe(0);
    expect(await refusalOf(harvestFile(harvestLine({ note: 'y'.repeat(2_000_000) })))).toMatchObject({
      code: 'MALFORMED',
    });
  });

  it('stops at once when aborted, and closes the file', async () => {
    let closed = 0;
    const source: ImportSource = async function* () {
      try {
        yield Buffer.from(harvestFile(...Array.from({ length: 500 }, () => harvestLine())));
      } finally {
        closed += 1;
      }
    };
    const abort = new AbortController();
    const rows = readImport(source, await inspectImport(source), abort.signal);
    await rows.next();
    abort.abort(new Error('cancelled'));
    await expect(rows.next()).rejects.toThrow('cancelled');
    expect(closed).toBe(3);
  });
});
