import { P, type Permission } from './permissions.js';

interface PortalRightFacts {
  /** Something in the portal asks for it, so it can be given. The others appear with their areas. */
  opens: boolean;
  /** What a member of the firm holds to give it: nobody gives a sight of what they do not see. */
  needs?: Permission;
}

/** What a client's contact may see and do in the portal. */
const CATALOGUE = {
  projects: { opens: true, needs: P.ProjectRead },
  documents: { opens: true, needs: P.ContractRead },
  billing: { opens: true, needs: P.InvoiceRead },
  approvals: { opens: true, needs: P.ProposalRead },
  messages: { opens: false },
  colleagues: { opens: true },
} as const satisfies Record<string, PortalRightFacts>;

export type PortalRight = keyof typeof CATALOGUE;

export const PORTAL_RIGHTS = Object.keys(CATALOGUE) as PortalRight[];

/** Those that can be given today. */
export const OFFERED_PORTAL_RIGHTS = PORTAL_RIGHTS.filter((right) => CATALOGUE[right].opens);

export const mayGivePortalRight = (held: ReadonlySet<Permission>, right: PortalRight): boolean => {
  const { needs }: PortalRightFacts = CATALOGUE[right];
  return needs === undefined || held.has(needs);
};
