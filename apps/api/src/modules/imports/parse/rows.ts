import { hash } from 'node:crypto';
import { parseClock, parseDecimalHours } from '#libs/calendar';
import { isCurrency, round, timeAmount } from '#libs/money';
import { Cells } from './cells.js';
import type { Columns } from './columns.js';
import type { DateOrder } from './dates.js';
import type { ImportRow, ParsedRow } from './import-row.js';

/** Turns one record of the file into a row, or into everything that is wrong with it. */
export function readRow(
  record: readonly string[],
  row: number,
  columns: Columns,
  dates: DateOrder,
): ParsedRow {
  const cells = new Cells(columns, record, row);
  if (cells.problems.length > 0) return { problems: cells.problems }; // shifted cells would only cause false alarms
  cells.checkControlCharacters();
  const read = columns.kind === 'harvest' ? readHarvest(cells, dates) : readToggl(cells, dates, columns);
  if (cells.problems.length > 0) return { problems: cells.problems };
  return { row: { kind: columns.kind, row, ...read, fingerprint: fingerprintOf(columns.kind, read) } };
}

type Content = Omit<ImportRow, 'kind' | 'row' | 'fingerprint'>;

function readHarvest(cells: Cells, dates: DateOrder): Content {
  const names = [cells.name('person'), cells.name('lastName')].filter((name) => name !== '');
  if (names.length === 0) cells.fail('person', 'MISSING', 'person is missing');
  return {
    ...readCommon(cells, dates),
    // Decimal hours, unless the account shows them as hours and minutes.
    seconds: cells.seconds('duration', (text) =>
      text.includes(':') ? parseClock(text) : parseDecimalHours(text),
    ),
    // An empty "Invoiced?" is a problem, since reading it as No could bill the hours twice.
    invoiced: cells.has('invoiced') && cells.yesNo('invoiced'),
    approved: cells.yesNo('approved', false),
    personName: names.join(' '),
    personRole: cells.name('role') || null,
    ratePerHour: cells.price('rate'),
    currency: cells.currency('currency'),
    startedAtLocal: null,
    endedAtLocal: null,
  };
}

function readToggl(cells: Cells, dates: DateOrder, { amounts }: Columns): Content {
  const common = readCommon(cells, dates);
  const seconds = cells.seconds('duration', togglDuration);
  const startTime = cells.time('startTime');
  const endTime = cells.time('endTime');
  const endDate = endTime && cells.has('endDate') ? cells.date('endDate', dates) : '';
  return {
    ...common,
    seconds,
    invoiced: false,
    approved: false,
    personName: cells.requiredName('person', 'person'),
    personRole: null,
    ...readAmount(cells, seconds, amounts),
    startedAtLocal: startTime ? `${common.workDate}T${startTime}` : null,
    endedAtLocal: endDate ? `${endDate}T${endTime}` : null,
  };
}

function readCommon(cells: Cells, dates: DateOrder) {
  return {
    clientName: cells.requiredName('client', 'client'),
    projectName: cells.requiredName('project', 'project'),
    projectCode: cells.name('projectCode') || null,
    task: cells.name('task'),
    note: cells.note('note'),
    workDate: cells.date('date', dates),
    billable: cells.yesNo('billable'),
    personEmail: cells.email('email'),
  };
}

/** `HH:MM:SS` or decimal hours. Two parts are refused: Toggl's `47:06` is minutes and seconds, others read hours. */
const togglDuration = (text: string): ReturnType<typeof parseClock> =>
  /:.*:/.test(text) ? parseClock(text) : parseDecimalHours(text);

/**
 * Toggl exports amounts, not rates: the rate is the shortest one that gives exactly this amount. Without an amount
 * the currency is that of the only amount column, which tells what a new client should pay in.
 */
function readAmount(
  cells: Cells,
  seconds: number,
  amounts: Columns['amounts'],
): Pick<ImportRow, 'ratePerHour' | 'currency'> {
  const filled = amounts.flatMap((column) => {
    const amount = cells.price(column.index);
    return amount ? [{ ...column, amount }] : [];
  });
  const [first, second] = filled;
  if (second) cells.fail(second.index, 'NOT_A_RATE', 'amounts in more than one currency');
  const column = first ?? (amounts.length === 1 ? amounts[0] : undefined);
  const currency = column?.currency ?? null;
  if (column && currency !== null && !isCurrency(currency)) {
    cells.fail(column.index, 'UNKNOWN_CURRENCY', 'unknown currency');
  } else if (first && currency === null) {
    cells.fail(first.index, 'UNKNOWN_CURRENCY', 'the header does not say which currency this is');
  } else if (first && currency !== null && seconds > 0) {
    return { ratePerHour: rateFor(first.amount, seconds, currency), currency };
  }
  return { ratePerHour: null, currency };
}

const RATE_DECIMALS = 4;

function rateFor(amount: string, seconds: number, currency: string): string {
  const [whole = '', fraction = ''] = amount.split('.');
  const rates = Array.from({ length: RATE_DECIMALS + 1 }, (_, decimals) => {
    const dividend = BigInt(whole + fraction) * 3_600n * 10n ** BigInt(decimals);
    const divisor = BigInt(seconds) * 10n ** BigInt(fraction.length);
    const digits = String((2n * dividend + divisor) / (2n * divisor)).padStart(decimals + 1, '0');
    return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  });
  const wanted = round(amount, currency);
  return rates.find((rate) => timeAmount(seconds, rate, currency) === wanted) ?? rates[RATE_DECIMALS]!;
}

/**
 * What was worked, by whom and when. What happens to an hour later (rate, approval, invoicing, a project code) is left
 * out, so a later export of the same period does not count it again. NUL cannot occur in a cell.
 */
function fingerprintOf(kind: string, row: Content): string {
  const parts = [
    kind,
    row.clientName,
    row.projectName,
    row.task,
    row.note.normalize('NFC'),
    row.workDate,
    row.seconds,
    row.billable,
    row.personName,
    row.personEmail ?? '',
    row.startedAtLocal ?? '',
  ];
  return hash('sha256', parts.join('\0'));
}
