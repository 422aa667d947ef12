import type { MergeBlock, MergeField } from '#libs/contracts';
import type { ClientMovesDto } from '#libs/api-client/models/client-moves-dto';

export const MERGE_FIELD_WORDS: Readonly<Record<MergeField, string>> = {
  name: $localize`Name`,
  email: $localize`E-mail for invoices`,
  phone: $localize`Phone`,
  website: $localize`Website`,
  industry: $localize`Industry`,
  ownerId: $localize`Owner`,
  billingAddress: $localize`Billing address`,
  taxId: $localize`Tax id on invoices`,
  currency: $localize`Currency`,
  paymentTermsDays: $localize`Payment terms in days`,
};

export const MERGE_BLOCK_WORDS: Readonly<Record<MergeBlock, string>> = {
  same: $localize`A client is not merged with itself. Choose another one.`,
  inactive: $localize`The one that stays is inactive and the other is not. Reactivate it, or keep the other one.`,
  signatures: $localize`A document of the one that goes is being signed. Wait until it is, or void it.`,
  imports: $localize`An import is at work. Wait until it is done, or cancel it.`,
  prices: $localize`Both have a rate card in the same currency. Empty one of them and delete it.`,
  addresses: $localize`Together they have more addresses than a client may have.`,
  taxIds: $localize`Together they have more tax ids than a client may have.`,
  note: $localize`Their internal notes are too long for one.`,
};

const MOVE_WORDS: readonly (readonly [keyof ClientMovesDto, string])[] = [
  ['contacts', $localize`Contacts`],
  ['sameContacts', $localize`of these, known to both: one stays`],
  ['portalUsers', $localize`People with portal access`],
  ['samePortalUsers', $localize`of these, with access to both: their rights are put together`],
  ['activities', $localize`Activities`],
  ['files', $localize`Files`],
  ['prospects', $localize`Prospects`],
  ['proposals', $localize`Proposals`],
  ['contracts', $localize`Contracts`],
  ['signatureRequests', $localize`Signatures`],
  ['engagements', $localize`Engagements`],
  ['projects', $localize`Projects`],
  ['timeEntries', $localize`Time entries`],
  ['invoices', $localize`Invoices`],
  ['payments', $localize`Payments`],
  ['rateCards', $localize`Rate cards`],
];

/** What comes along and how much of it, without what there is none of. */
export const movesOf = (moves: ClientMovesDto): { label: string; count: number }[] =>
  MOVE_WORDS.map(([key, label]) => ({ label, count: moves[key] as number })).filter(({ count }) => count > 0);
