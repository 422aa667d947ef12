import { DomainError, wrongState } from '../../platform/errors/domain-error.js';

export const unknownClient = (): DomainError =>
  DomainError.field('clientId', 'CLIENT_UNKNOWN', 'There is no such client.');

export const clientInactive = (name: string): DomainError =>
  wrongState('CLIENT_INACTIVE', `${name} is inactive. Reactivate the client first.`);

export const unknownOwner = (): DomainError =>
  DomainError.field('ownerId', 'MEMBER_UNKNOWN', 'There is no such active person in the firm.');

export const notDraft = (status: string): DomainError =>
  wrongState(
    'CONTRACT_NOT_DRAFT',
    `This contract is ${status.replaceAll('_', ' ')}: only drafts are changed.`,
  );

export const endBeforeStart = (): DomainError =>
  DomainError.field('endDate', 'END_BEFORE_START', 'The end must not be before the start.');

export const noticeWithoutEnd = (): DomainError =>
  DomainError.field(
    'renewalNoticeDays',
    'NOTICE_WITHOUT_END',
    'A contract without an end has no notice of renewal. Give its last day.',
  );

export const tooManyDecimals = (currency: string, decimals: number): DomainError =>
  DomainError.field(
    'value',
    'TOO_MANY_DECIMALS',
    `An amount in ${currency} has at most ${decimals} decimals.`,
  );

export const documentMissing = (): DomainError =>
  wrongState('CONTRACT_WITHOUT_DOCUMENT', 'Add the PDF of the contract first.');

export const futureDay = (field: string): DomainError =>
  DomainError.field(field, 'DAY_IN_FUTURE', 'This day has not come yet.');

export const terminatedBeforeStart = (): DomainError =>
  DomainError.field(
    'terminatedOn',
    'BEFORE_START',
    'A contract is not terminated before it starts. Give a day from its start on.',
  );

export const sentBefore = (): DomainError =>
  wrongState(
    'CONTRACT_WAS_SENT',
    'This contract was sent to be signed, so it is not deleted. Make it void instead.',
  );
