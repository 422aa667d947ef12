import type { TimeEntryStatus } from '#libs/contracts';
import { formatDuration, type DurationError } from '#libs/calendar';
import { DomainError, wrongState } from '../../../platform/errors/domain-error.js';

const DURATION_PROBLEMS: Record<DurationError, string> = {
  empty: 'Say how long, as 1.5, 1:30, 90m or 1h30.',
  unreadable: 'This is no duration. Write it as 1.5, 1:30, 90m or 1h30.',
  not_positive: 'A duration is above zero.',
  over_a_day: 'A day has 24 hours.',
};

export const durationProblem = (error: DurationError): DomainError =>
  DomainError.field('duration', `DURATION_${error.toUpperCase()}`, DURATION_PROBLEMS[error]);

export const projectUnknown = (): DomainError =>
  DomainError.field('projectId', 'PROJECT_UNKNOWN', 'There is no such project.');

export const notProjectMember = (project: string): DomainError =>
  DomainError.field('projectId', 'NOT_PROJECT_MEMBER', `You are not a member of ${project}.`);

export const projectNotActive = (project: string): DomainError =>
  wrongState('PROJECT_NOT_ACTIVE', `${project} takes no hours any more: it is not active.`);

export const outsideProject = (project: string, from: string, to: string): DomainError =>
  DomainError.field('workDate', 'OUTSIDE_PROJECT_DATES', `${project} runs from ${from} to ${to}.`);

export const otherRole = (roles: readonly string[]): DomainError =>
  DomainError.field(
    'role',
    'OTHER_ROLE',
    `Your roles on this project are: ${roles.filter(Boolean).join(', ')}.`,
  );

export const dayFull = (day: string, totalSeconds: number): DomainError =>
  DomainError.field(
    'seconds',
    'DAY_OVER_24_HOURS',
    `That would make ${formatDuration(totalSeconds, 'hm')} on ${day}, and a day has 24:00.`,
  );

export const entryLocked = (status: TimeEntryStatus): DomainError =>
  wrongState('TIME_ENTRY_LOCKED', `This entry is ${status}: only draft and sent-back entries can change.`);

export const entryOnInvoice = (): DomainError =>
  wrongState('TIME_ENTRY_ON_INVOICE', 'This entry stands on an invoice: take it out there first.');
