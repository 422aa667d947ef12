import type { BillingModel } from '#libs/contracts';
import {
  compare,
  exponentOf,
  isDecimal,
  isPositive,
  isZero,
  multiply,
  round,
  subtract,
  sum,
} from '#libs/money';
import { type FieldError, DomainError } from '../../platform/errors/domain-error.js';
import type { LineContent } from './content.js';

type Field = Exclude<keyof LineContent, 'key' | 'title' | 'description' | 'model' | 'isOptional' | 'taxCode'>;

/** The fields that a line of a model must and may have. */
const FIELDS: Record<BillingModel, { must: readonly Field[]; may?: readonly Field[] }> = {
  time_and_material: { must: ['role', 'quantity', 'unitPrice'] },
  capped: { must: ['role', 'quantity', 'unitPrice', 'capBy', 'capPer', 'cap'] },
  fixed: { must: ['amount'], may: ['schedule', 'role', 'budgetHours'] },
  milestone: { must: ['milestones'], may: ['role', 'budgetHours'] },
  retainer: {
    must: ['quantity', 'hoursPerMonth', 'monthlyFee', 'rollOverMonths'],
    may: ['overageRate', 'role'],
  },
  expenses: { must: ['budgetAmount'] },
};
const OF_MODELS = [...new Set(Object.values(FIELDS).flatMap(({ must, may = [] }) => [...must, ...may]))];

/** What fields are called in sentences. */
const WORDS: Record<Field, string> = {
  role: 'the role',
  quantity: 'the quantity',
  unitPrice: 'the price',
  capBy: 'what the cap counts',
  capPer: 'how long the cap counts',
  cap: 'the cap',
  amount: 'the amount',
  schedule: 'the parts',
  milestones: 'the milestones',
  hoursPerMonth: 'the hours of a month',
  monthlyFee: 'the monthly fee',
  rollOverMonths: 'how many months unused hours stay',
  overageRate: 'the price of hours beyond',
  budgetHours: 'the estimated hours',
  budgetAmount: 'the estimated amount',
};

/** What a line adds to the total, rounded half up to the currency. The line must have passed `checkLines`. */
export function priceOf(line: LineContent, currency: string): string {
  switch (line.model) {
    case 'time_and_material':
    case 'capped':
      return round(multiply(line.quantity!, line.unitPrice!), currency);
    case 'fixed':
      return round(line.amount!, currency);
    case 'milestone':
      return round(sum(line.milestones!.map(({ amount }) => amount)), currency);
    case 'retainer':
      return round(multiply(line.quantity!, line.monthlyFee!), currency);
    case 'expenses':
      return round(line.budgetAmount!, currency);
  }
}

/** @throws 422 naming each field that is missing, strange to its line's model, or does not add up */
export function checkLines(lines: readonly LineContent[], currency: string): void {
  const faults = lines.flatMap((line, i) => faultsOf(line, currency).map((fault) => prefixed(fault, i)));
  faults.push(...pricesApart(lines), ...keysTwice(lines));
  if (faults[0]) throw new DomainError('VALIDATION_FAILED', 422, faults[0].message, faults);
}

const prefixed = ({ field, ...fault }: FieldError, i: number): FieldError => ({
  field: `lines.${i}.${field}`,
  ...fault,
});

function faultsOf(line: LineContent, currency: string): FieldError[] {
  const { must, may = [] } = FIELDS[line.model];
  const missing = must.filter((field) => line[field] === undefined);
  const strange = OF_MODELS.filter(
    (field) => line[field] !== undefined && !must.includes(field) && !may.includes(field),
  );
  const faults = [
    ...missing.map((field) => fault(field, 'MISSING', `Say ${WORDS[field]} of “${line.title}”.`)),
    ...strange.map((field) =>
      fault(field, 'STRANGE', `A line of this kind has nothing to say about ${WORDS[field]}.`),
    ),
  ];
  return faults.length ? faults : [...decimalFaults(line, currency), ...sumFaults(line, currency)];
}

/** Amounts of their own have the currency's decimals; prices of an hour may be finer. */
function decimalFaults(line: LineContent, currency: string): FieldError[] {
  const maxDecimals = exponentOf(currency);
  const amounts: [string, string | undefined][] = [
    ['amount', line.amount],
    ['monthlyFee', line.monthlyFee],
    ['budgetAmount', line.budgetAmount],
    ...(line.capBy === 'amount' ? [['cap', line.cap] as [string, string | undefined]] : []),
    ...(line.schedule ?? []).map((part, i) => [`schedule.${i}.amount`, part.amount] as [string, string]),
    ...(line.milestones ?? []).map((part, i) => [`milestones.${i}.amount`, part.amount] as [string, string]),
  ];
  return amounts.flatMap(([field, amount]) =>
    amount === undefined || isDecimal(amount, { maxDecimals })
      ? []
      : [fault(field, 'TOO_MANY_DECIMALS', `An amount in ${currency} has at most ${maxDecimals} decimals.`)],
  );
}

function sumFaults(line: LineContent, currency: string): FieldError[] {
  const { model, schedule = [], milestones = [], capPer, capBy, cap, quantity } = line;
  if (model === 'fixed' && schedule.length) {
    const left = subtract(line.amount!, sum(schedule.map(({ amount }) => amount)));
    const sentence = `The parts of “${line.title}” do not add up to its amount: ${left} ${currency} ${isPositive(left) ? 'are left' : 'are too much'}.`;
    return isZero(left) ? [] : [fault('schedule', 'SUM_DIFFERS', sentence)];
  }
  if (model === 'milestone' && !milestones.length)
    return [fault('milestones', 'MISSING', `“${line.title}” needs a milestone.`)];
  if (model === 'capped' && capPer === 'total') {
    const estimate = capBy === 'hours' ? quantity! : priceOf(line, currency);
    if (compare(estimate, cap!) > 0)
      return [fault('cap', 'CAP_BELOW_ESTIMATE', `The estimate of “${line.title}” is above its cap.`)];
  }
  return [];
}

/** A role has one price, since the engagement's rate card will have one. */
function pricesApart(lines: readonly LineContent[]): FieldError[] {
  const prices = new Map<string, string>();
  return lines.flatMap(({ role, unitPrice }, i) => {
    if (!role || unitPrice === undefined) return [];
    const known = prices.get(role.toLowerCase()) ?? unitPrice;
    prices.set(role.toLowerCase(), known);
    if (compare(known, unitPrice) === 0) return [];
    return [
      fault(
        `lines.${i}.unitPrice`,
        'ROLE_HAS_TWO_PRICES',
        `${role} has another price above: a role has one.`,
      ),
    ];
  });
}

const keysTwice = (lines: readonly LineContent[]): FieldError[] =>
  lines.flatMap(({ key }, i) =>
    lines.findIndex((line) => line.key === key) < i
      ? [fault(`lines.${i}.key`, 'TAKEN', 'Two lines have the same key.')]
      : [],
  );

const fault = (field: string, code: string, message: string): FieldError => ({ field, code, message });
