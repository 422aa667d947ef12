import { onConstraint } from '../../platform/errors/constraint-errors.js';
import { DomainError, wrongState } from '../../platform/errors/domain-error.js';

const nameTaken = (): DomainError => {
  const message = 'Another client has this name already.';
  return new DomainError('CLIENT_NAME_TAKEN', 409, message, [{ field: 'name', code: 'TAKEN', message }]);
};

onConstraint('uq_clients_name', nameTaken);

export const oneTaxIdOnInvoices = (): DomainError =>
  DomainError.field('taxIds', 'ONE_ON_INVOICES', 'Invoices print one tax id. Mark only one of them.');

/** What hangs on a client, in numbers. */
export interface ClientUse {
  engagements: number;
  projects: number;
  invoices: number;
  payments: number;
  portalUsers: number;
}

const NOUNS: Record<keyof ClientUse, [one: string, many: string]> = {
  engagements: ['engagement', 'engagements'],
  projects: ['project', 'projects'],
  invoices: ['invoice', 'invoices'],
  payments: ['payment', 'payments'],
  portalUsers: ['portal user', 'portal users'],
};

export function clientInUse(name: string, use: ClientUse): DomainError {
  const counts = (Object.keys(NOUNS) as (keyof ClientUse)[])
    .filter((key) => use[key] > 0)
    .map((key) => `${use[key]} ${NOUNS[key][use[key] === 1 ? 0 : 1]}`);
  return wrongState('CLIENT_IN_USE', `${name} has ${listed(counts)}. Deactivate it instead.`);
}

const listed = (words: string[]): string =>
  [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' and ');
