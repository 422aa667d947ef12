/** Proves by EXPLAIN that no list reads a large table from end to end or sorts it. */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { listSql } from '../../dist/apps/api/src/platform/persistence/page.js';
import { ROOT } from '../../scripts/lib/terminal.mjs';
import { FIRM, idOf } from './seed.mjs';

/** Rows above which a plan matters. */
const LARGE = 10_000;

/** A value of each filter, by name. */
const VALUES = {
  membershipId: idOf('member', 3),
  actorId: idOf('member', 3),
  projectId: idOf('project', 3),
  clientId: idOf('client', 3),
  objectId: idOf('client', 3),
  objectType: 'client',
  status: 'submitted',
  from: '2026-10-01',
  to: '2026-10-31',
};

/** @returns {Promise<{ list: string, wanted: string, index: string, ms: number, fault?: string }[]>} */
export async function checkPlans(client) {
  const found = [];
  for (const { name, spec } of await lists()) {
    const filters = Object.keys(spec.filters ?? {}).filter((filter) => filter in VALUES);
    for (const filter of [undefined, ...filters]) {
      const values = filter ? { [filter]: VALUES[filter] } : {};
      const { rows } = listSql(spec, values, { page: 1, perPage: 50 }, FIRM);
      const plan = await explain(client, rows);
      if (plan) found.push({ list: name, wanted: filter ?? 'everything', ...plan });
    }
  }
  return found;
}

/** Every list that a module declares. */
async function lists() {
  const root = path.join(ROOT, 'dist/apps/api/src/modules');
  const files = fs
    .readdirSync(root, { recursive: true })
    .filter((file) => file.endsWith('.queries.js'))
    .sort();
  const found = [];
  for (const file of files) {
    const exported = await import(pathToFileURL(path.join(root, file)).href);
    for (const [name, spec] of Object.entries(exported))
      if (typeof spec === 'object' && spec?.sorts && spec.tiebreak) found.push({ name, spec });
  }
  return found;
}

/** Undefined for a list that touches no large table. */
async function explain(client, { text, values }) {
  await client.query(`BEGIN; SET LOCAL ROLE votra_app; SET LOCAL app.firm_id = '${FIRM}'`);
  try {
    const { rows } = await client.query({ text: `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values });
    const [{ Plan, 'Execution Time': ms }] = rows[0]['QUERY PLAN'];
    const nodes = [...nodesOf(Plan)];
    const large = await largeTables(client);
    const scans = nodes.filter((node) => large.has(node['Relation Name']));
    if (!scans.length) return undefined;
    const whole = scans.find((node) => node['Node Type'] === 'Seq Scan');
    const sorted = nodes.find((node) => node['Node Type'] === 'Sort' && node.Plans[0]['Actual Rows'] > LARGE);
    const index = scans.map((node) => node['Index Name']).find(Boolean) ?? bitmapOf(nodes) ?? '';
    const fault = whole
      ? `reads all of ${whole['Relation Name']}`
      : sorted && `sorts ${sorted.Plans[0]['Actual Rows']} rows`;
    return { index, ms, ...(fault && { fault }) };
  } finally {
    await client.query('ROLLBACK');
  }
}

const bitmapOf = (nodes) => nodes.find((node) => node['Node Type'] === 'Bitmap Index Scan')?.['Index Name'];

function* nodesOf(plan) {
  yield plan;
  for (const child of plan.Plans ?? []) yield* nodesOf(child);
}

async function largeTables(client) {
  const { rows } = await client.query(
    `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND reltuples > $1`,
    [LARGE],
  );
  return new Set(rows.map((row) => row.relname));
}
