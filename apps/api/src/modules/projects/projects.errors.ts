import type { EngagementStatus, ProjectStatus } from '#libs/contracts';
import { onConstraint } from '../../platform/errors/constraint-errors.js';
import { DomainError, forbidden, wrongState } from '../../platform/errors/domain-error.js';

const conflict = (code: string, field: string, message: string): DomainError =>
  new DomainError(code, 409, message, [{ field, code, message }]);

onConstraint('uq_projects_client_id_name', () =>
  conflict('PROJECT_NAME_TAKEN', 'name', 'The client has a project of this name already.'),
);
onConstraint('pk_project_members', () =>
  conflict('ALREADY_MEMBER', 'membershipId', 'This person is on the project already.'),
);

export const hiddenFromOneself = (): DomainError =>
  DomainError.field(
    'privacy',
    'PROJECT_HIDDEN_FROM_ONESELF',
    'You would not see it any more: manage it or be on its team first.',
  );

export const unknownEngagement = (): DomainError =>
  DomainError.field('engagementId', 'ENGAGEMENT_UNKNOWN', 'There is no such engagement.');

export const notAgreed = (status: EngagementStatus): DomainError =>
  conflict(
    'ENGAGEMENT_NOT_APPROVED',
    'engagementId',
    `A project needs an approved engagement, and this one is ${status.replace('_', ' ')}.`,
  );

export const notLed = (): DomainError =>
  forbidden('You do not manage this project, and have no right to edit all of them.');

export const managerKept = (): DomainError =>
  forbidden('Only somebody with the right to edit all projects makes another person manager.');

export const closed = (status: ProjectStatus): DomainError =>
  wrongState('PROJECT_CLOSED', `This project is ${status}, so nothing about it can be changed any more.`);

const NAMED = 3;

/** Says whose they are, because nobody else can stop them. */
export const timersRun = (names: readonly string[]): DomainError => {
  const rest = names.length - NAMED;
  const whose = names.slice(0, NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
  return wrongState(
    'PROJECT_TIMERS_RUN',
    names.length === 1
      ? `A timer still runs on this project, of ${whose}. It has to be stopped or moved first.`
      : `${names.length} timers still run on this project, of ${whose}. They have to be stopped or moved first.`,
  );
};

export const unknownMember = (field: string): DomainError =>
  DomainError.field(field, 'MEMBER_UNKNOWN', 'There is no such active person in the firm.');

export const roleWithoutRate = (role: string, roles: readonly string[]): DomainError =>
  DomainError.field(
    'role',
    'ROLE_WITHOUT_RATE',
    `No rate card of this project has a price for ${role}. There are prices for ${roles.join(', ')}.`,
  );

export const lineMissing = (titles: readonly string[]): DomainError =>
  DomainError.field(
    'lineId',
    'LINE_MISSING',
    `Say which line of the engagement the hours go against: ${titles.join(', ')}.`,
  );

export const lineUnknown = (): DomainError =>
  DomainError.field('lineId', 'LINE_UNKNOWN', 'The engagement has no such line that takes hours.');

export const lineWorkedOn = (): DomainError =>
  conflict('PROJECT_HAS_TIME', 'lineId', 'Time is logged on this project, so its hours stay on their line.');
