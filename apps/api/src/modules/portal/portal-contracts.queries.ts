import type { ListSpec } from '../../platform/persistence/page.js';

const SHOWN = `status NOT IN ('draft', 'void')`;

/** Index: contracts (firm_id, client_id, status). */
export const PORTAL_CONTRACTS = {
  select: `c.id, c.kind, c.number, c.title, c.status, c.start_date AS "startDate", c.end_date AS "endDate", c.value,
    c.currency, c.signed_on AS "signedOn"`,
  from: 'contracts c',
  where: `c.firm_id = $1 AND c.${SHOWN}`,
  filters: {
    clientId: (p) => `c.client_id = ${p}`,
    q: (p) => `(c.title ILIKE ${p} OR c.number ILIKE ${p})`,
  },
  sorts: { startDate: 'c.start_date', endDate: 'c.end_date', title: 'c.title', number: 'c.number' },
  nullable: ['endDate'],
  defaultSort: '-startDate',
  tiebreak: 'c.number DESC',
} satisfies ListSpec;

export const PORTAL_CONTRACT_DOCUMENT = `SELECT number, title, document_id AS "documentId" FROM contracts
  WHERE firm_id = $1 AND client_id = $2 AND id = $3 AND ${SHOWN}`;
