import { flowText } from '../../../platform/pdf/blocks.js';
import { Sheet, type TextStyle } from '../../../platform/pdf/sheet.js';
import { type Column, drawTable, type TableStyle } from '../../../platform/pdf/table.js';
import { figureWords, TOPIC_WORDS, words } from './compliance-words.js';
import type { ComplianceReportDto } from './dto/compliance-report.dto.js';
import { COMPLIANCE_TOPICS } from './figures.js';

const [INK, QUIET, LINE] = ['#1b1c1f', '#5b5f66', '#d8dadf'];
const STYLE = {
  title: { size: 18, weight: 600, color: INK },
  heading: { size: 11, weight: 600, color: INK },
  body: { size: 9, weight: 400, color: INK },
  small: { size: 7.5, weight: 400, color: QUIET },
} as const satisfies Record<string, TextStyle>;
const TABLE: TableStyle = {
  header: { size: 8, weight: 500, color: QUIET },
  cell: { size: 8, weight: 400, color: INK },
  headerRule: LINE,
  rowRule: LINE,
  padding: 2.5,
  gutter: 10,
};

/** The report as A4 pages, in English; times are UTC. */
export function renderCompliancePdf(report: ComplianceReportDto): Promise<Buffer> {
  const { firmName, from, to, people, rights, portalPeople, keys } = report;
  const sheet = new Sheet({
    ...{ title: `Compliance report of ${firmName}`, author: firmName, date: to, language: 'en' },
    footer: (page, number, pages) => {
      page.text(`Compliance report, ${from} to ${to}`, page.left, page.bottom + 24, STYLE.small);
      page.text(`${number} of ${pages}`, page.right, page.bottom + 24, STYLE.small, 'right');
    },
  });
  flowText(sheet, sheet.width, [
    { text: 'Compliance report', style: STYLE.title },
    { text: `${firmName}, ${from} to ${to}`, style: STYLE.heading, gap: 4 },
    { text: `Made ${utc(report.madeAt)} by ${report.madeBy}.`, style: STYLE.body, gap: 4 },
    ...recordWords(report).map((text) => ({ text, style: STYLE.body, gap: 3 })),
  ]);
  for (const topic of COMPLIANCE_TOPICS) {
    const figures = report.figures.filter((figure) => figure.topic === topic);
    section(sheet, TOPIC_WORDS[topic], figures, [
      text('What', ({ name }) => figureWords(name)),
      text('The list behind it', ({ path }) => path),
      figure('Number', ({ value }) => String(value)),
    ]);
  }
  section(sheet, 'People', people, [
    text('Name', ({ name }) => name),
    text('Roles', ({ roles, customRoles }) => [...roles.map(words), ...customRoles].join(', ')),
    figure('State', ({ status }) => words(status)),
    figure('Second factor', ({ hasSecondFactor }) => (hasSecondFactor ? 'Yes' : 'No')),
    figure('Last sign-in', ({ lastSignInAt }) => day(lastSignInAt)),
    figure('Sign-ins', ({ signIns }) => String(signIns)),
    figure('Failed', ({ failedSignIns }) => String(failedSignIns)),
  ]);
  section(sheet, 'Who holds which right', rights, [
    text('Right', ({ permission }) => permission),
    text('Active people', ({ people: names }) => names.join(', ') || '–'),
  ]);
  section(sheet, 'People of clients', portalPeople, [
    text('Name', ({ name }) => name),
    text('Client', ({ clientName }) => clientName),
    text('Rights', ({ rights: held }) => held.map(words).join(', ') || '–'),
    figure('State', ({ status }) => words(status)),
    figure('Last sign-in', ({ lastSignInAt }) => day(lastSignInAt)),
  ]);
  section(sheet, 'API keys', keys, [
    text('Name', ({ name }) => name),
    text('Acts for', ({ madeBy }) => madeBy),
    text('May', ({ scopes }) => scopes.join(', ')),
    figure('State', ({ state }) => words(state)),
    figure('Until', ({ expiresOn }) => expiresOn),
    figure('Last used', ({ lastUsedAt }) => day(lastUsedAt)),
  ]);
  return sheet.finish();
}

function recordWords({ mfaRequired, record }: ComplianceReportDto): string[] {
  const { chain, entries, foundIntact, foundBroken, keptYears, oldestAt } = record;
  const check = chain.lastCheck;
  return [
    mfaRequired
      ? 'The firm asks everybody for a second factor.'
      : 'The firm leaves a second factor to each person.',
    `The audit record has ${entries} entries of the period and is sealed to entry ${chain.sealed}. In the period it was found intact ${foundIntact} times and broken ${foundBroken} times.`,
    check ? `It was last verified ${utc(check.at)}: ${check.result}.` : 'It was not verified yet.',
    `Entries are kept for ${keptYears} years; the oldest is of ${day(oldestAt)}.`,
    `Hash of the last entry: ${chain.hash}`,
  ];
}

const text = <Row>(header: string, cell: (row: Row) => string): Column<Row> => ({
  header,
  kind: 'text',
  cell,
});
const figure = <Row>(header: string, cell: (row: Row) => string): Column<Row> => ({
  ...{ header, kind: 'figure', cell },
});

/** Nothing is drawn where there are no rows. */
function section<Row>(sheet: Sheet, heading: string, rows: Row[], columns: Column<Row>[]): void {
  if (!rows.length) return;
  sheet.y += 16;
  sheet.ensure(60);
  flowText(sheet, sheet.width, [{ text: heading, style: STYLE.heading }]);
  sheet.y += 4;
  drawTable(sheet, columns, rows, TABLE);
}

const utc = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
const day = (at: Date | null): string => at?.toISOString().slice(0, 10) ?? '–';
