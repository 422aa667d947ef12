import { DomainError, wrongState } from '../../platform/errors/domain-error.js';

/** One answer for used up, replaced and unknown links: a guess learns nothing. */
export const linkGone = (): DomainError =>
  new DomainError(
    'SIGNING_LINK_GONE',
    404,
    'This link does not hold any more. Look for a newer mail, or ask the sender for one.',
  );

export const notYourTurn = (): DomainError =>
  wrongState('SIGNER_NOT_INVITED', 'It is not your turn to sign yet. You get a mail when it is.');

export const alreadySigned = (): DomainError =>
  wrongState('SIGNER_HAS_SIGNED', 'You have signed this document already.');

export const requestOver = (status: string): DomainError =>
  wrongState(
    'SIGNATURE_REQUEST_OVER',
    {
      signed: 'Everybody has signed this document already.',
      completed: 'Everybody has signed this document already.',
      declined: 'Somebody declined to sign this document, so it is not signed any more.',
      expired: 'The time to sign this document is over. Ask the sender to send it again.',
      voided: 'The sender took this document back.',
    }[status] ?? 'This document is not to be signed.',
  );

export const unread = (): DomainError =>
  wrongState('DOCUMENT_UNREAD', 'Open the document before you sign it.');

export const otherConsent = (): DomainError =>
  DomainError.field('consentSha256', 'CONSENT_DIFFERS', 'Agree to the text that stands above the signature.');

export const codeSoon = (seconds: number): DomainError =>
  new DomainError(
    'CODE_TOO_SOON',
    429,
    `A code is on its way to you. Ask for another one in ${seconds} seconds.`,
    undefined,
    { 'Retry-After': String(seconds) },
  );

export const codesUsedUp = (): DomainError =>
  wrongState('CODES_USED_UP', 'No more codes are sent for this link. Ask the sender to remind you.');

export const codeWrong = (left: number): DomainError =>
  DomainError.field(
    'code',
    'CODE_WRONG',
    left > 0
      ? `This is not the code of the last mail. You can try ${left === 1 ? 'once' : `${left} times`} more.`
      : 'This code does not hold any more. Ask for a new one.',
  );

export const codeOver = (): DomainError =>
  DomainError.field('code', 'CODE_OVER', 'This code does not hold any more. Ask for a new one.');

export const signerTwice = (at: number, email: string): DomainError =>
  DomainError.field(`signers.${at}.email`, 'SIGNER_TWICE', `${email} signs already.`);

export const noClientSigner = (): DomainError =>
  DomainError.field('signers', 'CLIENT_SIGNER_MISSING', 'Somebody of the client has to sign.');

export const expiryPassed = (): DomainError =>
  DomainError.field('expiresOn', 'DAY_PASSED', 'Give those who sign until a day to come, at most a year.');

export const outAlready = (): DomainError =>
  wrongState('SIGNATURE_REQUEST_OPEN', 'This document is out for signature already.');

export const notSealable = (): DomainError =>
  wrongState(
    'PDF_NOT_SEALABLE',
    'This PDF is damaged or protected, so it cannot be sealed. Save it as PDF again.',
  );

export const nobodyToRemind = (status: string): DomainError =>
  wrongState('NOBODY_TO_REMIND', `This request is ${status}: nobody has to be reminded.`);

export const remindedJustNow = (): DomainError =>
  wrongState('REMINDED_JUST_NOW', 'They were reminded within the last hour. Give them a little time.');
