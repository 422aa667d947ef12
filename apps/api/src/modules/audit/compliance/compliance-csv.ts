import { BYTE_ORDER_MARK, csvLine, type CsvValue } from '#libs/contracts';
import type { ComplianceReportDto } from './dto/compliance-report.dto.js';

/** One table after the other, each under its name and with a header, as spreadsheets can filter them. */
export function complianceCsv(report: ComplianceReportDto): string {
  const { record } = report;
  const check = record.chain.lastCheck;
  const facts: CsvValue[][] = [
    ['firm', report.firmName],
    ['from', report.from],
    ['to', report.to],
    ['madeAt', instant(report.madeAt)],
    ['madeBy', report.madeBy],
    ['mfaRequired', String(report.mfaRequired)],
    ['auditEntries', record.entries],
    ['auditSealed', record.chain.sealed],
    ['auditHash', record.chain.hash],
    ['auditLastCheck', instant(check?.at ?? null)],
    ['auditLastResult', check?.result],
    ['auditFoundIntact', record.foundIntact],
    ['auditFoundBroken', record.foundBroken],
    ['auditKeptYears', record.keptYears],
    ['auditOldestAt', instant(record.oldestAt)],
  ];
  return [
    BYTE_ORDER_MARK,
    ...table('report', ['name', 'value'], facts),
    ...objects('figures', report.figures, ['topic', 'name', 'value', 'path']),
    ...objects('people', report.people, [
      ...(['id', 'name', 'email', 'status', 'roles', 'customRoles', 'hasSecondFactor'] as const),
      ...(['lastSignInAt', 'signIns', 'failedSignIns'] as const),
    ]),
    ...objects('rights', report.rights, ['permission', 'people']),
    ...objects('portalPeople', report.portalPeople, [
      ...(['id', 'name', 'email', 'clientName', 'status', 'rights', 'lastSignInAt'] as const),
    ]),
    ...objects('keys', report.keys, [
      ...(['id', 'name', 'madeBy', 'state', 'scopes', 'createdAt', 'expiresOn', 'lastUsedAt'] as const),
    ]),
  ].join('');
}

function objects<Key extends string>(
  name: string,
  rows: readonly Readonly<Record<Key, Cell>>[],
  columns: readonly Key[],
): string[] {
  return table(
    name,
    columns,
    rows.map((row) => columns.map((column) => cell(row[column]))),
  );
}

const table = (name: string, header: readonly string[], rows: readonly CsvValue[][]): string[] => [
  csvLine([name]),
  csvLine(header),
  ...rows.map(csvLine),
  csvLine([]),
];

type Cell = string | number | boolean | Date | null | readonly string[];

function cell(value: Cell): CsvValue {
  if (value instanceof Date) return instant(value);
  if (typeof value === 'object') return value?.join('; ');
  return typeof value === 'boolean' ? String(value) : value;
}

const instant = (at: Date | null): string => at?.toISOString() ?? '';
