import { LIMITS, type MergeBlock, type MergeField } from '#libs/contracts';
import type { Client } from '../client.entity.js';

type Taken = Exclude<MergeField, 'taxId'>;
type Facts = Pick<Client, Taken | 'taxId' | 'addresses' | 'taxIds' | 'internalNote'>;

/**
 * What the one that stays says afterwards: the fields that it takes from the other, the addresses and tax ids of both,
 * and both notes. A billing address that is left becomes one of the addresses, so that it is not lost.
 */
export function mergedFacts(stays: Facts, goes: Facts, take: readonly MergeField[]): Facts {
  const taken = Object.fromEntries(
    take.filter((field) => field !== 'taxId').map((field) => [field, goes[field]]),
  ) as Partial<Pick<Client, Taken>>;
  const left = (take.includes('billingAddress') ? stays : goes).billingAddress;
  const taxId = take.includes('taxId') ? goes.taxId : stays.taxId;
  const texts = new Set([taken.billingAddress ?? stays.billingAddress, '']);
  const addresses = [...stays.addresses, ...goes.addresses, { kind: 'other' as const, text: left }].filter(
    ({ text }) => !texts.has(text) && texts.add(text),
  );
  const numbers = new Set<string>();
  const taxIds = [...stays.taxIds, ...goes.taxIds]
    .filter(({ number }) => !numbers.has(number) && numbers.add(number))
    .map((known) => Object.assign(known, { onInvoices: known.number === taxId }));
  const internalNote = [stays.internalNote, goes.internalNote].filter(Boolean).join('\n\n');
  return { ...taken, addresses, taxIds, taxId, internalNote } as Facts;
}

/** What of it is more than a client may have. */
export function excessOf({ addresses, taxIds, internalNote }: Facts): MergeBlock[] {
  const excess: Partial<Record<MergeBlock, boolean>> = {
    addresses: addresses.length > LIMITS.clientAddresses,
    taxIds: taxIds.length > LIMITS.clientTaxIds,
    note: internalNote.length > LIMITS.noteLength,
  };
  return (Object.keys(excess) as MergeBlock[]).filter((block) => excess[block]);
}
