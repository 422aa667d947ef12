import { onConstraint } from '../../platform/errors/constraint-errors.js';
import { DomainError, wrongState } from '../../platform/errors/domain-error.js';

export const forNobody = (): DomainError =>
  DomainError.field('clientId', 'PROPOSAL_FOR_NOBODY', 'Choose the prospect or the client that it is for.');

export const unknown = (field: string, code: string, what: string): DomainError =>
  DomainError.field(field, code, `There is no such ${what}.`);

export const otherClient = (): DomainError =>
  DomainError.field('clientId', 'CLIENT_DIFFERS', 'The prospect is about another client.');

export const taxCodeUnknown = (line: number, code: string): DomainError =>
  DomainError.field(`lines.${line}.taxCode`, 'TAX_CODE_UNKNOWN', `No tax rate ${code} is in force today.`);

export const endBeforeStart = (): DomainError =>
  DomainError.field('endDate', 'END_BEFORE_START', 'The end comes after the start.');

export const percentTooHigh = (): DomainError =>
  DomainError.field('discountValue', 'PERCENT_TOO_HIGH', 'A discount is 100 % at most.');

export const discountHalf = (): DomainError =>
  DomainError.field('discountValue', 'DISCOUNT_INCOMPLETE', 'A discount has a kind and a value.');

export const notDraft = (status: string): DomainError =>
  wrongState('PROPOSAL_NOT_DRAFT', `This proposal is ${status}: make a new version to change it.`);

export const sentBefore = (): DomainError =>
  wrongState(
    'PROPOSAL_SENT_BEFORE',
    'A version of this proposal was sent, so it stays on record. Withdraw it.',
  );

export const notSent = (status: string): DomainError =>
  wrongState('PROPOSAL_NOT_SENT', `This proposal is ${status}: only a sent one has links.`);

export const outForSignature = (): DomainError =>
  wrongState(
    'PROPOSAL_OUT_FOR_SIGNATURE',
    'This proposal is out to be signed. Take it back from those who sign it first.',
  );

export const notToSign = (status: string): DomainError =>
  wrongState(
    'PROPOSAL_NOT_TO_SIGN',
    `This proposal is ${status}: only a draft or an open one can be signed.`,
  );

export const signedAfterValidity = (validUntil: string): DomainError =>
  DomainError.field('expiresOn', 'AFTER_VALIDITY', `The proposal is valid until ${validUntil}.`);

export const nothingOffered = (): DomainError =>
  wrongState('PROPOSAL_EMPTY', 'Nothing is offered yet: add a price line first.');

export const validityOver = (): DomainError =>
  wrongState('PROPOSAL_VALIDITY_OVER', 'Its last day is over: choose a later one first.');

export const costsUnseen = (): DomainError =>
  new DomainError(
    'COSTS_UNSEEN',
    403,
    'The firm has set a least margin, so proposals are sent by people who may see costs. Ask one of them.',
  );

export const belowMargin = (sentence: string): DomainError =>
  wrongState('BELOW_LEAST_MARGIN', `${sentence} Sending it takes the right to do so, and a reason.`);

/** One answer for links that ended and links that never were: a guess learns nothing. */
export const linkGone = (): DomainError =>
  new DomainError('LINK_GONE', 404, 'This link does not hold any more. Ask whoever sent it for a new one.');

/** What a reader is told whose proposal is not there to be decided about. */
export const notToDecide = (status: string): DomainError => {
  const why: Record<string, string> = {
    draft: 'It is being revised, and a new version will follow.',
    accepted: 'It was accepted already.',
    declined: 'It was declined already.',
    expired: 'Its last day is over.',
    signing: 'It is out to be signed: whoever signs it has a link by mail.',
    withdrawn: 'It was withdrawn.',
  };
  return wrongState(
    'PROPOSAL_NOT_OPEN',
    `This proposal cannot be decided about now. ${why[status] ?? ''}`.trim(),
  );
};

export const otherVersion = (): DomainError =>
  wrongState(
    'PROPOSAL_REVISED',
    'There is a newer version of this proposal. Load the page again and read it first.',
  );

export const notOptional = (): DomainError =>
  DomainError.field(
    'chosen',
    'LINE_NOT_OPTIONAL',
    'Something that was chosen is not an optional line of this version.',
  );

onConstraint('uq_proposal_templates_name', () => {
  const message = 'There is a template of this name already.';
  return new DomainError('TEMPLATE_NAME_TAKEN', 409, message, [{ field: 'name', code: 'TAKEN', message }]);
});
onConstraint('uq_proposal_versions_proposal_id_number', () =>
  wrongState('PROPOSAL_VERSION_TAKEN', 'Somebody else made a new version at the same moment.'),
);
onConstraint('fk_proposals_client_id', () =>
  wrongState(
    'CLIENT_HAS_PROPOSALS',
    'Proposals were made to this client. Delete their drafts; what was sent stays on record.',
  ),
);
