import type { ListSpec } from '../../../platform/persistence/page.js';

/** A few for each firm: read whole. */
export const TEMPLATE_LIST = {
  select: `t.id, t.version, t.name, t.description, jsonb_array_length(t.sections) AS "sectionCount",
    jsonb_array_length(t.lines) AS "lineCount", t.updated_at AS "updatedAt"`,
  from: 'proposal_templates t',
  where: 't.firm_id = $1',
  filters: { q: (p) => `(t.name ILIKE ${p} OR t.description ILIKE ${p})` },
  sorts: { name: 't.name', updatedAt: 't.updated_at' },
  defaultSort: 'name',
  tiebreak: 't.id',
} satisfies ListSpec;

export const TEMPLATE = `SELECT ${TEMPLATE_LIST.select}, t.sections, t.lines FROM ${TEMPLATE_LIST.from}
  WHERE t.firm_id = $1 AND t.id = $2`;
