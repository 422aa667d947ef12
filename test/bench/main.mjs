/**
 * Measures the API against bare handlers on the same tables and machine, and prints a table for the README.
 * `--quick` takes a tenth of the rows and short rounds: to see that it runs, not to quote it. `--sign-in` measures
 * only how quick pages are beside people who sign in, `--rates` only the preview of a changed rate card.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '../../dist/apps/api/src/database/migrate.js';
import { startPostgres } from '../../scripts/lib/postgres.mjs';
import { say, step } from '../../scripts/lib/terminal.mjs';
import { alternate, pace } from './drive.mjs';
import { checkPlans } from './plans.mjs';
import { seedUnbilled, timeRates } from './rates.mjs';
import { printRates, printSignIns, printTables } from './report.mjs';
import {
  BILLED,
  FIRM,
  idOf,
  LARGE,
  OCTOBER,
  seedAudit,
  seedBilledHours,
  seedEntries,
  seedFirms,
  prepare,
} from './seed.mjs';
import { bearerOf, startBare, startOurs } from './servers.mjs';
import { besideSignIns } from './sign-in.mjs';

const quick = process.argv.includes('--quick');
const onlySignIn = process.argv.includes('--sign-in');
const onlyRates = process.argv.includes('--rates');
const ENTRIES = quick || onlySignIn || onlyRates ? 100_000 : LARGE.people * LARGE.entriesEach;
const FEW_ENTRIES = 10_000;
const TIMING = quick ? { rounds: 3, seconds: 1 } : { rounds: 5, seconds: 4 };
const ISSUES = quick ? 5 : 20;
/** As a small server would be set up; writes reach the disk. */
const SETTINGS = {
  shared_buffers: '512MB',
  max_connections: 100,
  max_wal_size: '4GB',
  effective_cache_size: '1GB',
};

const json = { 'content-type': 'application/json' };
const admin = { authorization: bearerOf(0) };

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'votra-bench-'));
fs.chmodSync(work, 0o755); // PostgreSQL may run as a user of its own
const running = [];

async function main() {
  const postgres = await startPostgres({ dir: path.join(work, 'postgres'), settings: SETTINGS });
  running.push(postgres);
  const { url, fewUrl } = await step(`Seeding ${ENTRIES.toLocaleString('en')} time entries`, () =>
    seed(postgres),
  );
  const ours = await started(startOurs(url, path.join(work, 'api.log')));
  const measureSignIns = () =>
    step('Pages beside people who sign in', () => besideSignIns(page(ours.origin), TIMING.seconds * 3));
  const measureRates = async () => {
    await step('Seeding hours that no invoice has', () => withClient(url, seedMore));
    return step('Previewing a changed rate card', () => timeRates(ours.origin, admin));
  };
  if (onlyRates) {
    process.exitCode = printRates(await measureRates()) ? 0 : 1;
    return;
  }
  if (onlySignIn) {
    process.exitCode = printSignIns(await measureSignIns()) ? 0 : 1;
    return;
  }
  const few = await started(startOurs(fewUrl, path.join(work, 'few.log')));
  const bare = await started(startBare(url));

  const invoiceId = await issueInvoice(ours.origin, BILLED.projects);
  const scenarios = {
    'Page of 50 time entries': page,
    'One invoice with 20 lines': (server, form) => invoice(server, form, invoiceId),
    'Create a time entry': create,
  };
  await compareAnswers(scenarios, ours.origin, bare.origin);
  const figures = {};
  for (const [name, target] of Object.entries(scenarios)) {
    const targets = {
      ours: target(ours.origin),
      tenant: target(bare.origin, 'tenant'),
      plain: target(bare.origin, 'plain'),
    };
    figures[name] = await step(name, () => alternate(targets, TIMING));
    figures[name].paced = await step(`${name}, at the pace of people`, () =>
      pace(targets.ours, TIMING.seconds * 3),
    );
  }
  const sizes = await step('The same page in a small table', () =>
    alternate({ many: page(ours.origin), few: page(few.origin) }, TIMING),
  );
  const issues = await step(`Issuing ${ISSUES} invoices of ${BILLED.entries} entries`, () =>
    timeIssues(ours.origin),
  );
  const quickBeside = printSignIns(await measureSignIns());
  const plans = await withClient(url, checkPlans);
  const good = printTables({ figures, sizes, issues, plans, entries: ENTRIES, few: FEW_ENTRIES });
  const quickRates = printRates(await measureRates());
  process.exitCode = good && quickBeside && quickRates ? 0 : 1;
}

async function seedMore(client) {
  await prepare(client);
  await seedUnbilled(client);
  await client.query('ANALYZE');
}

async function started(starting) {
  const server = await starting;
  running.push(server);
  return server;
}

async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** One database with all hours and, made on the way, one with the first ten thousand. */
async function seed(postgres) {
  const owner = (text) => withClient(postgres.url(), (client) => client.query(text));
  await owner('CREATE DATABASE bench');
  await migrate(postgres.url('bench'));
  await withClient(postgres.url('bench'), async (client) => {
    await prepare(client);
    await seedFirms(client);
    await seedEntries(client, { from: 0, to: FEW_ENTRIES });
  });
  await owner('CREATE DATABASE few TEMPLATE bench');
  await withClient(postgres.url('bench'), async (client) => {
    await prepare(client);
    await seedEntries(client, { from: FEW_ENTRIES, to: ENTRIES });
    await seedBilledHours(client);
    await seedAudit(client);
  });
  for (const name of ['bench', 'few'])
    await withClient(postgres.url(name), (client) => client.query('VACUUM (ANALYZE)'));
  await owner('CHECKPOINT');
  return { url: postgres.url('bench'), fewUrl: postgres.url('few') };
}

/** A year of one person, newest first; five people take turns. */
function page(origin, form) {
  const requests = Array.from({ length: 5 }, (_, n) => {
    const query = `membershipId=${idOf('member', n)}&from=2025-07-01&to=2026-06-30&perPage=50`;
    return form
      ? { path: `/${form}/time-entries?${query}` }
      : { path: `/api/v1/time-entries?${query}`, headers: admin };
  });
  return { origin, requests };
}

function invoice(origin, form, id) {
  const request = form
    ? { path: `/${form}/invoices/${id}` }
    : { path: `/api/v1/invoices/${id}`, headers: admin };
  return { origin, requests: [request] };
}

const DAYS = 365;
const day = (n) => new Date(Date.UTC(2025, 0, 1 + (n % DAYS))).toISOString().slice(0, 10);

/** Fifty people log half a minute each, on days and projects in turn. */
function create(origin, form) {
  const people = Array.from({ length: 50 }, (_, n) => n + 1);
  const bearers = people.map((n) => bearerOf(n));
  let count = 0;
  const setupRequest = (request) => {
    const at = count++ % people.length;
    const body = {
      projectId: idOf('project', (people[at] * 4 + (count % 20)) % LARGE.projects),
      workDate: day(Math.floor(count / people.length)),
      ...{ seconds: 30, task: 'Bench', note: 'A note as people write it' },
    };
    const who = form ? { 'x-member': idOf('member', people[at]) } : { authorization: bearers[at] };
    return { ...request, headers: { ...json, ...who }, body: JSON.stringify(body) };
  };
  const path = form ? `/${form}/time-entries` : '/api/v1/time-entries';
  return { origin, requests: [{ method: 'POST', path, setupRequest }] };
}

/** A benchmark of servers that answer different things would say nothing. */
async function compareAnswers(scenarios, ours, bare) {
  for (const [name, target] of Object.entries(scenarios)) {
    const [mine, tenant, plain] = [
      await answerOf(target(ours)),
      await answerOf(target(bare, 'tenant')),
      await answerOf(target(bare, 'plain')),
    ];
    if (target === create) {
      for (const made of [mine, tenant, plain])
        for (const own of ['id', 'workDate', 'projectId']) made[own] = '';
      // a consultant is shown no prices, the bare handler knows no rights
      for (const made of [tenant, plain])
        for (const price of ['hourlyRate', 'rateSource', 'rateReason', 'currency', 'amount'])
          delete made[price];
      for (const made of [mine, tenant, plain])
        for (const own of ['clientId', 'clientName', 'projectName']) made[own] = '';
    }
    assert.deepEqual(tenant, mine, `${name}: the bare handler answers something else`);
    assert.deepEqual(plain, mine, `${name}: the bare handler without tenancy answers something else`);
  }
  say('  the answers are the same');
}

async function answerOf({ origin, requests: [request] }) {
  const { method = 'GET', path, headers, body } = request.setupRequest?.(request) ?? request;
  const response = await fetch(`${origin}${path}`, { method, headers, body });
  const answer = await response.json();
  assert.ok(response.ok, JSON.stringify(answer));
  return answer;
}

const post = (origin, path, body, headers = {}) =>
  answerOf({
    origin,
    requests: [
      {
        method: 'POST',
        path: `/api/v1${path}`,
        headers: { ...admin, ...json, ...headers },
        body: JSON.stringify(body),
      },
    ],
  });

async function draftInvoice(origin, project) {
  const clientId = idOf('client', project % LARGE.clients);
  const projectId = idOf('project', project);
  return post(origin, '/invoices', { clientId, projectId, ...OCTOBER, grouping: 'entry' });
}

const issue = (origin, { id, version }) =>
  post(origin, `/invoices/${id}/issue`, {}, { 'if-match': `"${version}"` });

async function issueInvoice(origin, project) {
  const draft = await draftInvoice(origin, project);
  await issue(origin, draft);
  return draft.id;
}

/** Milliseconds of each issue, one after the other: number, PDF, postings and all. */
async function timeIssues(origin) {
  const times = [];
  for (let n = 0; n < ISSUES; n++) {
    const draft = await draftInvoice(origin, n);
    const from = performance.now();
    await issue(origin, draft);
    times.push(performance.now() - from);
  }
  return times.sort((a, b) => a - b);
}

try {
  await main();
} finally {
  for (const server of running.reverse()) await server.stop();
  fs.rmSync(work, { recursive: true, force: true });
}
