import type { EngagementStatus } from '#libs/contracts';
import { DomainError, wrongState } from '../../platform/errors/domain-error.js';

export const unknownClient = (): DomainError =>
  DomainError.field('clientId', 'CLIENT_UNKNOWN', 'There is no such client.');

export function clientInactive(name: string): DomainError {
  const message = `${name} is inactive. Reactivate the client before agreeing on new work.`;
  return new DomainError('CLIENT_INACTIVE', 409, message, [
    { field: 'clientId', code: 'CLIENT_INACTIVE', message },
  ]);
}

export const unknownContract = (): DomainError =>
  DomainError.field('contractId', 'CONTRACT_UNKNOWN', 'The client has no such contract.');

export const contractOver = (number: string): DomainError =>
  DomainError.field('contractId', 'CONTRACT_OVER', `Contract ${number} does not hold any more.`);

export const unknownManager = (): DomainError =>
  DomainError.field('projectManagerId', 'MEMBER_UNKNOWN', 'There is no such active person in the firm.');

export const managerOfNothing = (): DomainError =>
  DomainError.field('projectName', 'PROJECT_UNNAMED', 'Name the project that they shall manage.');

export const notDraft = (status: EngagementStatus): DomainError =>
  wrongState(
    'ENGAGEMENT_NOT_DRAFT',
    `Only a draft can be changed, and this engagement is ${status.replace('_', ' ')}.`,
  );

export const withoutRates = (): DomainError =>
  wrongState(
    'ENGAGEMENT_WITHOUT_RATES',
    'A line is billed by the hour, so agree on the rate of at least one role, or give the client or the firm a rate card.',
  );

export const ownSubmission = (): DomainError =>
  new DomainError(
    'OWN_SUBMISSION',
    403,
    'You submitted this engagement, so somebody else has to decide on it.',
  );

export const openProjects = (names: readonly string[]): DomainError =>
  wrongState('ENGAGEMENT_HAS_OPEN_PROJECTS', `Close or cancel its open projects first: ${names.join(', ')}.`);

export const unknownLine = (field: string): DomainError =>
  DomainError.field(field, 'LINE_UNKNOWN', 'The engagement has no such line or part.');

export const otherModel = (at: number): DomainError =>
  DomainError.field(
    `lines.${at}.model`,
    'LINE_MODEL_CHANGED',
    'A line keeps the way in which it is billed. Add another line instead.',
  );
