import type { BillingModel } from '#libs/contracts';
import type { ProposalLineDto } from '#libs/api-client/models/proposal-line-dto';
import type { ProposalSectionDto } from '#libs/api-client/models/proposal-section-dto';

import { newIdempotencyKey } from '../../core/idempotency';
import { typedDecimal } from '../../core/typed-decimal';

export interface SectionModel {
  key: string;
  title: string;
  body: string;
}

/** A part of a fixed price, or a milestone. */
export interface PartModel {
  title: string;
  date: string;
  amount: string;
  acceptanceDays: string;
}

/** A price line as it is typed: with the fields of every model, of which the line's own are sent. */
export interface LineModel extends Record<
  | ('key' | 'title' | 'description' | 'taxCode' | 'role' | 'quantity' | 'unitPrice' | 'cap' | 'amount')
  | ('hoursPerMonth' | 'monthlyFee' | 'rollOverMonths' | 'overageRate' | 'budgetHours' | 'budgetAmount'),
  string
> {
  model: BillingModel;
  isOptional: boolean;
  capBy: 'amount' | 'hours';
  capPer: 'total' | 'month';
  parts: PartModel[];
}

/** Typed here, so that a section or line is the same one before it was ever kept. */
const newKey = newIdempotencyKey;

export const sectionModel = ({ key, title, body }: Partial<ProposalSectionDto> = {}): SectionModel => ({
  ...{ key: key ?? newKey(), title: title ?? '', body: body ?? '' },
});

export const newPart = (): PartModel => ({ title: '', date: '', amount: '', acceptanceDays: '' });

export function lineModel(line: Partial<ProposalLineDto> = {}, taxCode = ''): LineModel {
  const parts = [
    ...(line.schedule ?? []).map((part) => ({ ...part, acceptanceDays: '' })),
    ...(line.milestones ?? []).map(({ title, amount, dueDate, acceptanceDays }) => ({
      ...{ title, amount, date: dueDate ?? '', acceptanceDays: String(acceptanceDays ?? '') },
    })),
  ];
  return {
    ...{ key: line.key ?? newKey(), title: line.title ?? '', description: line.description ?? '', parts },
    ...{ model: line.model ?? 'time_and_material', isOptional: line.isOptional ?? false },
    ...{ taxCode: line.key ? (line.taxCode ?? '') : taxCode, role: line.role ?? '' },
    ...{ quantity: line.quantity ?? '', unitPrice: line.unitPrice ?? '', cap: line.cap ?? '' },
    ...{ capBy: line.capBy ?? 'amount', capPer: line.capPer ?? 'total', amount: line.amount ?? '' },
    ...{ hoursPerMonth: line.hoursPerMonth ?? '', monthlyFee: line.monthlyFee ?? '' },
    ...{ rollOverMonths: String(line.rollOverMonths ?? 0), overageRate: line.overageRate ?? '' },
    ...{ budgetHours: line.budgetHours ?? '', budgetAmount: line.budgetAmount ?? '' },
  };
}

const decimal = (typed: string): string | undefined => (typed.trim() ? typedDecimal(typed) : undefined);
const line = (typed: string): string | undefined => typed.trim() || undefined;

const scheduleOf = ({ parts }: LineModel): Pick<ProposalLineDto, 'schedule'> =>
  parts.length
    ? { schedule: parts.map(({ title, date, amount }) => ({ title, date, amount: decimal(amount) ?? '' })) }
    : {};

const milestoneOf = ({ title, date, amount, acceptanceDays }: PartModel) => ({
  ...{ title, dueDate: date || null, amount: decimal(amount) ?? '' },
  acceptanceDays: acceptanceDays.trim() ? Number(acceptanceDays) : null,
});

/** What is sent of a line: the fields of its model, and what was left empty not at all. */
export function lineBody(typed: LineModel): ProposalLineDto {
  const { key, title, description, model, isOptional, taxCode } = typed;
  const head = { key, title, description, model, isOptional, taxCode: taxCode || null };
  const estimate = { role: line(typed.role), budgetHours: decimal(typed.budgetHours) };
  const work = {
    role: line(typed.role),
    quantity: decimal(typed.quantity),
    unitPrice: decimal(typed.unitPrice),
  };
  switch (model) {
    case 'time_and_material':
      return { ...head, ...work };
    case 'capped': {
      const { capBy, capPer, cap } = typed;
      return { ...head, ...work, capBy, capPer, cap: decimal(cap) };
    }
    case 'fixed':
      return { ...head, ...estimate, amount: decimal(typed.amount), ...scheduleOf(typed) };
    case 'milestone':
      return { ...head, ...estimate, milestones: typed.parts.map(milestoneOf) };
    case 'retainer':
      return {
        ...{ ...head, role: line(typed.role), quantity: decimal(typed.quantity) },
        ...{ hoursPerMonth: decimal(typed.hoursPerMonth), monthlyFee: decimal(typed.monthlyFee) },
        ...{
          rollOverMonths: Number(typed.rollOverMonths || 0),
          overageRate: decimal(typed.overageRate) ?? null,
        },
      };
    case 'expenses':
      return { ...head, budgetAmount: decimal(typed.budgetAmount) };
  }
}
