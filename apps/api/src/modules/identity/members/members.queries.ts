import type { ListSpec } from '../../../platform/persistence/page.js';

/** Index: memberships (firm_id, name). */
export const MEMBER_LIST = {
  select: `m.id, m.name, m.email, m.job_title AS "jobTitle", m.status,
    array(SELECT r.role FROM membership_roles r WHERE r.firm_id = m.firm_id AND r.membership_id = m.id ORDER BY r.role) AS roles`,
  from: 'memberships m',
  where: 'm.firm_id = $1',
  filters: {
    q: (p) => `(m.name ILIKE ${p} OR m.email ILIKE ${p})`,
    status: (p) => `m.status = ${p}`,
  },
  sorts: { name: 'm.name', status: 'm.status' },
  defaultSort: 'name',
  tiebreak: 'm.id',
} satisfies ListSpec;
