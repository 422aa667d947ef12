import {
  type BillingModel,
  type CapPeriod,
  type CapUnit,
  LINE_FIELDS,
  type LineField,
} from '#libs/contracts';
import type { EngagementLineDto } from '#libs/api-client/models/engagement-line-dto';
import type { EngagementLineInputDto } from '#libs/api-client/models/engagement-line-input-dto';
import { isDecimal, sum } from '#libs/money';

import { typedDecimal } from '../../../core/typed-decimal';

/** A date of a schedule, or a milestone. */
export interface PartModel {
  id: string;
  title: string;
  date: string;
  dueDate: string;
  amount: string;
  acceptanceDays: string;
}

/** A line as its form has it: fields of all models, of which the body takes those of its own. */
export interface LineModel {
  id: string;
  title: string;
  description: string;
  model: BillingModel;
  capBy: CapUnit;
  capPer: CapPeriod;
  cap: string;
  amount: string;
  hoursPerMonth: string;
  monthlyFee: string;
  rollOverMonths: string;
  overageRate: string;
  advanceDays: string;
  budgetHours: string;
  budgetAmount: string;
  schedule: PartModel[];
  milestones: PartModel[];
}

export const EMPTY_PART: PartModel = {
  ...{ id: '', title: '', date: '', dueDate: '', amount: '', acceptanceDays: '' },
};

export const EMPTY_LINE: LineModel = {
  ...{ id: '', title: '', description: '', model: 'time_and_material', capBy: 'amount', capPer: 'total' },
  ...{ cap: '', amount: '', hoursPerMonth: '', monthlyFee: '', rollOverMonths: '0', overageRate: '' },
  advanceDays: '',
  ...{ budgetHours: '', budgetAmount: '', schedule: [], milestones: [] },
};

export const hasField = (model: BillingModel, field: LineField): boolean => {
  const { needs, may }: { needs: readonly LineField[]; may: readonly LineField[] } = LINE_FIELDS[model];
  return needs.includes(field) || may.includes(field);
};
export const needsField = (model: BillingModel, field: LineField): boolean =>
  (LINE_FIELDS[model].needs as readonly LineField[]).includes(field);

export function modelOfLine(line: EngagementLineDto): LineModel {
  const { id, title, description, model, schedule, milestones } = line;
  return {
    ...{ id, title, description, model },
    ...{ capBy: line.capBy ?? 'amount', capPer: line.capPer ?? 'total', cap: line.cap ?? '' },
    ...{ amount: line.amount ?? '', hoursPerMonth: line.hoursPerMonth ?? '' },
    ...{ monthlyFee: line.monthlyFee ?? '', rollOverMonths: String(line.rollOverMonths ?? 0) },
    ...{ overageRate: line.overageRate ?? '', advanceDays: String(line.advanceDays ?? '') },
    budgetHours: line.budgetHours ?? '',
    budgetAmount: line.budgetAmount ?? '',
    schedule: schedule.map((part) => ({ ...EMPTY_PART, ...part })),
    milestones: milestones.map(({ dueDate, acceptanceDays, ...part }) => ({
      ...{ ...EMPTY_PART, ...part, dueDate: dueDate ?? '' },
      acceptanceDays: acceptanceDays === null ? '' : String(acceptanceDays),
    })),
  };
}

const decimal = (typed: string): string | null => (typed.trim() ? typedDecimal(typed) : null);

/** What the API takes: the fields of the line's own model. */
export function bodyOfLine(line: LineModel): EngagementLineInputDto {
  const { id, title, description, model } = line;
  const all = {
    ...{ capBy: line.capBy, capPer: line.capPer, cap: decimal(line.cap), amount: decimal(line.amount) },
    ...{ hoursPerMonth: decimal(line.hoursPerMonth), monthlyFee: decimal(line.monthlyFee) },
    ...{ rollOverMonths: Number(line.rollOverMonths || 0), overageRate: decimal(line.overageRate) },
    advanceDays: line.advanceDays ? Number(line.advanceDays) : null,
    ...{ budgetHours: decimal(line.budgetHours), budgetAmount: decimal(line.budgetAmount) },
    schedule: line.schedule.map((part) => ({ ...bodyOfPart(part), date: part.date })),
    milestones: line.milestones.map((part) => ({
      ...{ ...bodyOfPart(part), dueDate: part.dueDate || null },
      acceptanceDays: part.acceptanceDays ? Number(part.acceptanceDays) : null,
    })),
  } satisfies Record<LineField, unknown>;
  const own = Object.entries(all).filter(([field]) => hasField(model, field as LineField));
  return { ...(id ? { id } : {}), title, description, model, ...Object.fromEntries(own) };
}

const bodyOfPart = ({ id, title, amount }: PartModel) => ({
  ...(id ? { id } : {}),
  ...{ title, amount: typedDecimal(amount) },
});

/** The sum of what can be read as an amount. */
export const sumOf = (typed: readonly string[]): string =>
  sum(typed.map((text) => typedDecimal(text)).filter((text) => isDecimal(text)));

/** What a line comes to where that is known beforehand, as far as it is typed; '' elsewhere. */
export function valueOf(line: LineModel): string {
  switch (line.model) {
    case 'fixed':
      return line.amount;
    case 'milestone':
      return sumOf(line.milestones.map(({ amount }) => amount));
    case 'capped':
      return line.capBy === 'amount' && line.capPer === 'total' ? line.cap : '';
    case 'time_and_material':
    case 'expenses':
      return line.budgetAmount;
    case 'retainer':
      return '';
  }
}
