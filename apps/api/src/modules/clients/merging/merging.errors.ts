import type { MergeBlock } from '#libs/contracts';
import { DomainError, wrongState } from '../../../platform/errors/domain-error.js';

const REASONS: Record<MergeBlock, string> = {
  same: 'a client is not merged with itself',
  inactive: 'the one that stays is inactive and the other is not: reactivate it first',
  signatures: 'a document of the one that goes is being signed: wait for it, or void it',
  imports: 'an import is at work: wait for it, or cancel it',
  prices: 'both have a rate card in the same currency: empty and delete one of them',
  addresses: 'together they have more addresses than one client may have',
  taxIds: 'together they have more tax ids than one client may have',
  note: 'their internal notes are too long for one',
};

export const notMergeable = (blocks: readonly MergeBlock[]): DomainError =>
  wrongState(
    'CLIENTS_NOT_MERGEABLE',
    `They cannot be merged: ${blocks.map((block) => REASONS[block]).join('; ')}.`,
  );

/** Leads to the client that it became part of; nobody needs to know of it who follows. */
export const merged = (name: string, into: { id: string; name: string }): DomainError =>
  new DomainError('CLIENT_MERGED', 308, `${name} was merged into ${into.name}.`, undefined, {
    Location: into.id,
  });
