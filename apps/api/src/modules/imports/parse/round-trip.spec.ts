import fc from 'fast-check';
import { exponentOf } from '#libs/money';
import { inspectImport, readImport } from './read-import.js';

const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((text) => text.replace(/\s+/g, ' ').trim().normalize('NFC'))
  .filter((text) => text !== '' && !text.includes('\0'));
const note = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(',', ';', '"', '\n', '\t', '=', "'"),
      fc.string({ unit: 'grapheme', maxLength: 1 }),
    ),
  })
  .map((text) => text.replace(/\r\n?/g, '\n').replaceAll('\0', '').trim());
const entry = fc.record({
  clientName: name,
  projectName: name,
  task: name,
  note,
  workDate: fc
    .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  hundredths: fc.integer({ min: 1, max: 2_400 }),
  billable: fc.boolean(),
  approved: fc.boolean(),
  invoiced: fc.boolean(),
  firstName: name,
  lastName: name,
  cents: fc.integer({ min: 1, max: 999_999_99 }),
  currency: fc.constantFrom('EUR', 'USD', 'NOK', 'GBP'),
});
type Entry = typeof entry extends fc.Arbitrary<infer T> ? T : never;

const yesNo = (value: boolean): string => (value ? 'Yes' : 'No');
const fixed = (hundredths: number): string => (hundredths / 100).toFixed(2);
const COLUMNS: Record<string, (row: Entry) => string> = {
  Date: (row) => row.workDate,
  Client: (row) => row.clientName,
  Project: (row) => row.projectName,
  Task: (row) => row.task,
  Notes: (row) => row.note,
  Hours: (row) => fixed(row.hundredths),
  'Billable?': (row) => yesNo(row.billable),
  'Invoiced?': (row) => yesNo(row.invoiced),
  'Approved?': (row) => yesNo(row.approved),
  'First Name': (row) => row.firstName,
  'Last Name': (row) => row.lastName,
  'Billable Rate': (row) => fixed(row.cents),
  Currency: (row) => `Some name - ${row.currency}`,
};
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

it('reads back every report that can be written, in any column order, with any delimiter, cut anywhere', async () => {
  const report = fc.record({
    rows: fc.array(entry, { minLength: 1, maxLength: 8 }),
    header: fc.shuffledSubarray(Object.keys(COLUMNS), { minLength: Object.keys(COLUMNS).length }),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    encoding: fc.constantFrom('utf8' as const, 'utf16le' as const),
    pieceSize: fc.integer({ min: 1, max: 500 }),
  });
  await fc.assert(
    fc.asyncProperty(report, async ({ rows, header, delimiter, lineEnd, encoding, pieceSize }) => {
      const lines = [header, ...rows.map((row) => header.map((column) => COLUMNS[column]!(row)))];
      const text = lines.map((cells) => cells.map(quoted).join(delimiter)).join(lineEnd);
      const bytes = Buffer.from(`\uFEFF${text}`, encoding);
      const source = async function* () {
        for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
      };

      const read = [];
      for await (const parsed of readImport(source, await inspectImport(source)))
        read.push(parsed.row ?? parsed);

      expect(read).toEqual(
        rows.map(({ hundredths, cents, firstName, lastName, ...row }, index) => ({
          ...row,
          kind: 'harvest',
          row: index + 1,
          projectCode: null,
          seconds: hundredths * 36,
          personName: `${firstName} ${lastName}`,
          personEmail: null,
          personRole: null,
          ratePerHour: (cents / 100).toFixed(exponentOf(row.currency)),
          startedAtLocal: null,
          endedAtLocal: null,
          fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        })),
      );
    }),
    { numRuns: 200 },
  );
});
