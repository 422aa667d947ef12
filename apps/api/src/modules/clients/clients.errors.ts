import { onConstraint } from '../../platform/errors/constraint-errors.js';
import { DomainError, wrongState } from '../../platform/errors/domain-error.js';

const nameTaken = (): DomainError => {
  const message = 'Another client has this name already.';
  return new DomainError('CLIENT_NAME_TAKEN', 409, message, [{ field: 'name', code: 'TAKEN', message }]);
};

onConstraint('uq_clients_name', nameTaken);

export const oneTaxIdOnInvoices = (): DomainError =>
  DomainError.field('taxIds', 'ONE_ON_INVOICES', 'Invoices print one tax id. Mark only one of them.');

/** What was issued, agreed or let in: it keeps its client. */
export interface ClientKept {
  engagements: number;
  projects: number;
  contracts: number;
  proposals: number;
  signatureRequests: number;
  invoices: number;
  payments: number;
  portalUsers: number;
}

const NOUNS: Record<keyof ClientKept, [one: string, many: string]> = {
  engagements: ['engagement', 'engagements'],
  projects: ['project', 'projects'],
  contracts: ['contract', 'contracts'],
  proposals: ['proposal', 'proposals'],
  signatureRequests: ['document sent for signature', 'documents sent for signature'],
  invoices: ['invoice', 'invoices'],
  payments: ['payment', 'payments'],
  portalUsers: ['portal user', 'portal users'],
};

export function clientInUse(name: string, kept: ClientKept): DomainError {
  const counts = (Object.keys(NOUNS) as (keyof ClientKept)[])
    .filter((key) => kept[key] > 0)
    .map((key) => `${kept[key]} ${NOUNS[key][kept[key] === 1 ? 0 : 1]}`);
  return wrongState('CLIENT_IN_USE', `${name} has ${listed(counts)}. Deactivate it instead.`);
}

const listed = (words: string[]): string =>
  [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' and ');
