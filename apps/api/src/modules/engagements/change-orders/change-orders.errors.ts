import type { ChangeOrderStatus, EngagementStatus } from '#libs/contracts';
import { DomainError, wrongState } from '../../../platform/errors/domain-error.js';

export const notAgreed = (status: EngagementStatus): DomainError =>
  wrongState(
    'ENGAGEMENT_NOT_AGREED',
    `A change order changes what is agreed and under way, and this engagement is ${status.replace('_', ' ')}.`,
  );

export const notDraft = (status: ChangeOrderStatus): DomainError =>
  wrongState('CHANGE_ORDER_NOT_DRAFT', `Only a draft can be changed, and this change order is ${status}.`);

export const stale = (basedOn: number, now: number): DomainError =>
  wrongState(
    'CHANGE_ORDER_STALE',
    `This order was written for version ${basedOn} of the engagement, which stands at version ${now}. Take it over to that version first.`,
  );

export const notStale = (): DomainError =>
  wrongState('CHANGE_ORDER_CURRENT', 'This order is written for the engagement as it stands.');

export const empty = (): DomainError =>
  wrongState('CHANGE_ORDER_EMPTY', 'This order changes nothing yet: no date, budget, line or rate.');

export const ownOrder = (): DomainError =>
  new DomainError(
    'OWN_CHANGE_ORDER',
    403,
    'You drafted this change order, so somebody else records its signature.',
  );

export const signedLater = (): DomainError =>
  DomainError.field('signedOn', 'SIGNED_LATER', 'Nobody can have signed on a day to come.');

export const projectsOutside = (endDate: string, names: readonly string[]): DomainError =>
  wrongState(
    'PROJECTS_AFTER_END',
    `The engagement would end on ${endDate}, before these projects do: ${names.join(', ')}. Shorten them first.`,
  );

export const budgetOpen = (field: string): DomainError =>
  DomainError.field(field, 'BUDGET_OPEN', 'The engagement has no such budget that could change.');

export const budgetGone = (field: string): DomainError =>
  DomainError.field(field, 'BUDGET_GONE', 'Nothing would be left of the budget.');

export const outsideEngagement = (from: string, to: string): DomainError =>
  DomainError.field(
    'effectiveFrom',
    'OUTSIDE_ENGAGEMENT',
    `The first day must lie inside the engagement, ${from} to ${to}.`,
  );

export interface SettledPart {
  title: string;
  /** Empty for one that is on a draft. */
  invoiceNumber: string;
  billed: boolean;
}

export function settled(parts: readonly SettledPart[]): DomainError {
  const named = parts.map(({ title, invoiceNumber, billed }) => {
    const where = invoiceNumber ? `on invoice ${invoiceNumber}` : 'on a draft invoice';
    return `“${title}” (${billed ? where : 'accepted'})`;
  });
  return wrongState(
    'PARTS_SETTLED',
    `What is billed or accepted stays as it was agreed, and this order changes it: ${named.join(', ')}. Leave that as it is.`,
  );
}

export const outForSignature = (): DomainError =>
  wrongState(
    'CHANGE_ORDER_OUT_FOR_SIGNATURE',
    'This order is out to be signed. Take it back from those who sign it first.',
  );

export const effectChanged = (): DomainError =>
  wrongState('RATE_EFFECT_CHANGED', 'Hours changed since the preview. Look at the effect again.');
