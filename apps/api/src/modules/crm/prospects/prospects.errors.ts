import { DomainError, wrongState } from '../../../platform/errors/domain-error.js';

export const unknownClient = (): DomainError =>
  DomainError.field('clientId', 'CLIENT_UNKNOWN', 'There is no such client.');

export const companyMissing = (): DomainError =>
  DomainError.field('company', 'COMPANY_MISSING', 'Say which company it is, or choose a client.');

export const stageNotOpen = (): DomainError =>
  DomainError.field('stageId', 'STAGE_NOT_OPEN', 'A prospect begins in an open stage.');

export const contactMissing = (): DomainError =>
  DomainError.field(
    'withContact',
    'CONTACT_MISSING',
    'The prospect names no person with an e-mail address. Enter them first.',
  );

export const reasonMissing = (): DomainError =>
  DomainError.field('lostReason', 'REASON_MISSING', 'Say why it was lost.');

export const onlyOpenStay = (): DomainError =>
  wrongState('PROSPECT_NOT_OPEN', 'Only open prospects are merged.');

export const merged = (): DomainError =>
  wrongState('PROSPECT_MERGED', 'Another prospect stands for this one now.');
