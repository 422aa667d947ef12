import { type BillingModel, LINE_FIELDS, type LineField } from '#libs/contracts';
import { compare, exponentOf, isDecimal, sum } from '#libs/money';
import type { FieldError } from '../../platform/errors/domain-error.js';
import type { EngagementLineInputDto } from './dto/engagement-line.dto.js';

export type LineTerms = Omit<EngagementLineInputDto, 'id' | 'title' | 'description'>;

const ALL_FIELDS = [
  ...new Set<LineField>(Object.values(LINE_FIELDS).flatMap(({ needs, may }) => [...needs, ...may])),
];
const AMOUNTS = ['amount', 'monthlyFee', 'budgetAmount'] as const;

const isSaid = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value != null);

/** What is wrong with lines in an engagement's currency: every field that breaks a rule, empty when they are sound. */
export function lineFaults(lines: readonly LineTerms[], currency: string): FieldError[] {
  return lines.flatMap((line, at) =>
    faultsOf(line, currency).map(({ field, ...fault }) => ({ field: `lines.${at}.${field}`, ...fault })),
  );
}

function faultsOf(line: LineTerms, currency: string): FieldError[] {
  const needs: readonly LineField[] = LINE_FIELDS[line.model].needs;
  const may: readonly LineField[] = LINE_FIELDS[line.model].may;
  const missing = needs
    .filter((field) => !isSaid(line[field]))
    .map((field) => ({ field, code: 'REQUIRED', message: 'This line needs it.' }));
  const strange = ALL_FIELDS.filter(
    (field) => isSaid(line[field]) && !needs.includes(field) && !may.includes(field),
  ).map((field) => ({
    field,
    code: 'OTHER_MODEL',
    message: 'Lines that are billed in this way do not have it.',
  }));
  return [...missing, ...strange, ...amountFaults(line, currency), ...scheduleFaults(line)];
}

function amountFaults(line: LineTerms, currency: string): FieldError[] {
  const maxDecimals = exponentOf(currency);
  const amounts: [string, string | null | undefined][] = [
    ...AMOUNTS.map((field): [string, string | null | undefined] => [field, line[field]]),
    ['cap', line.capBy === 'amount' ? line.cap : null],
    ...(line.schedule ?? []).map(({ amount }, at): [string, string] => [`schedule.${at}.amount`, amount]),
    ...(line.milestones ?? []).map(({ amount }, at): [string, string] => [`milestones.${at}.amount`, amount]),
  ];
  return amounts
    .filter(([, amount]) => amount != null && !isDecimal(amount, { maxDecimals }))
    .map(([field]) => ({
      field,
      code: 'TOO_MANY_DECIMALS',
      message: `An amount in ${currency} has at most ${maxDecimals} decimals.`,
    }));
}

function scheduleFaults({ model, amount, schedule }: LineTerms): FieldError[] {
  if (model !== 'fixed' || !amount || !schedule?.length) return [];
  const parts = sum(schedule.map((part) => part.amount));
  if (compare(parts, amount) === 0) return [];
  const message = `The parts come to ${parts}, and the price is ${amount}.`;
  return [{ field: 'amount', code: 'SCHEDULE_SUM', message }];
}

/** What a line comes to where that is known beforehand, as decimal text; null elsewhere. */
export function lineValue(line: LineTerms): string | null {
  switch (line.model) {
    case 'fixed':
      return line.amount ?? null;
    case 'milestone':
      return sum((line.milestones ?? []).map(({ amount }) => amount));
    case 'capped':
      return line.capBy === 'amount' && line.capPer === 'total' ? (line.cap ?? null) : null;
    case 'time_and_material':
    case 'expenses':
      return line.budgetAmount ?? null;
    case 'retainer':
      return null;
  }
}

/** Whether hours of a line may be billed at prices of the rate cards. */
export const needsPrices = ({ model, overageRate }: { model: BillingModel; overageRate?: string | null }) =>
  model === 'time_and_material' || model === 'capped' || (model === 'retainer' && !overageRate);
