/**
 * What the API is measured against: Fastify and pg with nothing around them, answering the same JSON from the same
 * tables. Under /plain without tenancy; under /tenant inside BEGIN, SET LOCAL and COMMIT, under row-level security.
 * Environment: DATABASE_URL, FIRM_ID, POOL_SIZE. Writes its port to standard output.
 */
import { createHash } from 'node:crypto';
import Fastify from 'fastify';
import pg from 'pg';

pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const { DATABASE_URL, FIRM_ID, POOL_SIZE } = process.env;
const pools = {
  plain: new pg.Pool({ connectionString: DATABASE_URL, max: Number(POOL_SIZE) }),
  tenant: new pg.Pool({
    connectionString: DATABASE_URL,
    max: Number(POOL_SIZE),
    options: '-c role=votra_app',
  }),
};

const statement = (text) => ({ name: createHash('sha1').update(text).digest('base64url'), text });

/** Runs the work's statements: each by itself, or all in one transaction of the firm. */
const forms = {
  plain: (_mode, work) => work((query, values) => pools.plain.query({ ...query, values })),
  async tenant(mode, work) {
    const client = await pools.tenant.connect();
    try {
      await client.query(`${mode}; SET LOCAL app.firm_id = '${FIRM_ID}'`);
      const answer = await work((query, values) => client.query({ ...query, values }));
      await client.query('COMMIT');
      return answer;
    } finally {
      client.release();
    }
  },
};

const ENTRY = `t.id, t.version, t.membership_id AS "membershipId", m.name AS "memberName", t.project_id AS "projectId",
  p.name AS "projectName", p.manager_id AS "projectManagerId", p.client_id AS "clientId", c.name AS "clientName", t.work_date AS "workDate", t.seconds, t.task, t.note,
  t.billable, t.status, t.hourly_rate AS "hourlyRate", t.rate_source AS "rateSource", t.rate_reason AS "rateReason", e.currency,
  t.started_at AS "startedAt", t.ended_at AS "endedAt", t.submitted_at AS "submittedAt", t.decided_at AS "decidedAt",
  d.name AS "decidedByName", t.decision_note AS "decisionNote", t.billed_elsewhere AS "billedElsewhere",
  CASE WHEN t.billable THEN round(t.seconds * t.hourly_rate / 3600, 2)::text END AS amount`;
const NAMES = `JOIN memberships m ON m.firm_id = t.firm_id AND m.id = t.membership_id
  JOIN projects p ON p.firm_id = t.firm_id AND p.id = t.project_id
  JOIN clients c ON c.firm_id = p.firm_id AND c.id = p.client_id
  JOIN engagements e ON e.firm_id = p.firm_id AND e.id = p.engagement_id
  LEFT JOIN memberships d ON d.firm_id = t.firm_id AND d.id = t.decided_by`;
const WANTED = 't.firm_id = $1 AND t.membership_id = $2 AND t.work_date >= $3 AND t.work_date <= $4';
const PAGE = statement(
  `SELECT ${ENTRY} FROM time_entries t ${NAMES} WHERE ${WANTED} ORDER BY t.work_date DESC, t.id DESC LIMIT $5 OFFSET $6`,
);
const TOTAL = statement(
  `SELECT count(*) AS total FROM (SELECT 1 FROM time_entries t WHERE ${WANTED} LIMIT 10001) counted`,
);

async function page(run, { membershipId, from, to, perPage, page: number = '1' }) {
  const wanted = [FIRM_ID, membershipId, from, to];
  const { rows: items } = await run(PAGE, [...wanted, Number(perPage), (number - 1) * perPage]);
  const { total } = (await run(TOTAL, wanted)).rows[0];
  return {
    items,
    total: Math.min(total, 10_000),
    totalIsExact: total <= 10_000,
    page: Number(number),
    perPage: Number(perPage),
  };
}

const INVOICE =
  statement(`SELECT i.id, i.version, i.number, i.status, i.client_id AS "clientId", c.name AS "clientName",
    c.email AS "clientEmail", i.project_id AS "projectId", p.name AS "projectName", i.currency, f.base_currency AS "baseCurrency",
    i.base_rate AS "baseRate", i.issue_date AS "issueDate", i.due_date AS "dueDate", i.period_from AS "periodFrom",
    i.period_to AS "periodTo", i.grouping, i.tax_code AS "taxCode", i.payment_terms_days AS "paymentTermsDays", i.note,
    round(i.subtotal, 2)::text AS subtotal, round(i.tax_total, 2)::text AS "taxTotal", round(i.total, 2)::text AS total,
    round(a.paid, 2)::text AS paid, round(i.total - a.paid, 2)::text AS due,
    greatest((now() AT TIME ZONE f.time_zone)::date - i.due_date, 0) AS "overdueDays", i.sent_at AS "sentAt",
    i.issued_at AS "issuedAt", m.name AS "issuedBy", i.created_at AS "createdAt", i.updated_at AS "updatedAt", i.seller, i.buyer,
    (SELECT json_agg(json_build_object('taxCode', x.tax_code, 'name', x.name, 'category', x.category, 'percent', x.percent::text,
       'base', round(x.base, 2)::text, 'tax', round(x.tax, 2)::text)) FROM invoice_taxes x
      WHERE x.firm_id = i.firm_id AND x.invoice_id = i.id) AS taxes
  FROM invoices i JOIN firms f ON f.id = i.firm_id
  JOIN clients c ON c.firm_id = i.firm_id AND c.id = i.client_id
  LEFT JOIN projects p ON p.firm_id = i.firm_id AND p.id = i.project_id
  LEFT JOIN memberships m ON m.firm_id = i.firm_id AND m.id = i.issued_by
  CROSS JOIN LATERAL (SELECT coalesce(sum(amount), 0) AS paid FROM payment_allocations a
    WHERE a.firm_id = i.firm_id AND a.invoice_id = i.id AND a.live) a
  WHERE i.firm_id = $1 AND i.id = $2`);
const LINES =
  statement(`SELECT id, position, description, seconds, unit_price AS "unitPrice", round(amount, 2)::text AS amount,
    tax_code AS "taxCode", tax_category AS "taxCategory", tax_percent AS "taxPercent", round(seconds / 3600.0, 2)::text AS quantity
  FROM invoice_lines WHERE firm_id = $1 AND invoice_id = $2 ORDER BY position`);

async function invoice(run, id) {
  const [head] = (await run(INVOICE, [FIRM_ID, id])).rows;
  const { rows: lines } = await run(LINES, [FIRM_ID, id]);
  const seconds = lines.reduce((sum, line) => sum + line.seconds, 0);
  return { ...head, lines, payments: [], seconds, entryCount: lines.length, roundingDifference: '0.00' };
}

const CREATE = statement(`WITH t AS (
    INSERT INTO time_entries (firm_id, id, membership_id, project_id, work_date, seconds, task, note, role, hourly_rate, rate_source, rate_line_id)
    SELECT $1, uuidv7(), $2, $3, $4, $5, $6, $7, l.role, l.hourly_rate, 'engagement', l.id FROM projects p
      JOIN rate_cards c ON c.firm_id = p.firm_id AND c.owner_id = p.engagement_id
      JOIN rate_card_versions v ON v.firm_id = c.firm_id AND v.card_id = c.id
      JOIN rate_card_lines l ON l.firm_id = v.firm_id AND l.version_id = v.id AND l.role = 'Consultant'
     WHERE p.firm_id = $1 AND p.id = $3 RETURNING *)
  SELECT ${ENTRY} FROM t ${NAMES}`);

async function create(run, { membershipId, projectId, workDate, seconds, task, note }) {
  return (await run(CREATE, [FIRM_ID, membershipId, projectId, workDate, seconds, task, note])).rows[0];
}

const app = Fastify();
for (const [name, form] of Object.entries(forms)) {
  app.get(`/${name}/time-entries`, ({ query }) => form('BEGIN READ ONLY', (run) => page(run, query)));
  app.get(`/${name}/invoices/:id`, ({ params }) => form('BEGIN READ ONLY', (run) => invoice(run, params.id)));
  app.post(`/${name}/time-entries`, async ({ body, headers }, reply) => {
    const membershipId = headers['x-member'];
    reply.code(201);
    return form('BEGIN', (run) => create(run, { ...body, membershipId }));
  });
}
await app.listen({ port: 0, host: '127.0.0.1' });
process.stdout.write(`${app.server.address().port}\n`);
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0)); // whoever started it is gone
