import type { EngagementStatus, ProjectStatus } from '#libs/contracts';
import { onConstraint } from '../../platform/errors/constraint-errors.js';
import { DomainError, wrongState } from '../../platform/errors/domain-error.js';

const conflict = (code: string, field: string, message: string): DomainError =>
  new DomainError(code, 409, message, [{ field, code, message }]);

onConstraint('uq_projects_client_id_name', () =>
  conflict('PROJECT_NAME_TAKEN', 'name', 'The client has a project of this name already.'),
);
onConstraint('pk_project_members', () =>
  conflict('ALREADY_MEMBER', 'membershipId', 'This person is on the project already.'),
);

export const unknownEngagement = (): DomainError =>
  DomainError.field('engagementId', 'ENGAGEMENT_UNKNOWN', 'There is no such engagement.');

export const notAgreed = (status: EngagementStatus): DomainError =>
  conflict(
    'ENGAGEMENT_NOT_APPROVED',
    'engagementId',
    `A project needs an approved engagement, and this one is ${status.replace('_', ' ')}.`,
  );

export const closed = (status: ProjectStatus): DomainError =>
  wrongState('PROJECT_CLOSED', `This project is ${status}, so nothing about it can be changed any more.`);

export const unknownMember = (field: string): DomainError =>
  DomainError.field(field, 'MEMBER_UNKNOWN', 'There is no such active person in the firm.');

export const roleWithoutRate = (role: string, roles: readonly string[]): DomainError =>
  DomainError.field(
    'role',
    'ROLE_WITHOUT_RATE',
    `The engagement has no rate for ${role}. Its roles are ${roles.join(', ')}.`,
  );
