/** The figures as Markdown, with what they should be. */
import os from 'node:os';
import { say } from '../../scripts/lib/terminal.mjs';
import { CONNECTIONS, PACE } from './drive.mjs';
import { UNBILLED } from './rates.mjs';
import { AT_ONCE } from './sign-in.mjs';

/** Shares of the bare handler with tenancy. */
const AIMS = {
  'Page of 50 time entries': 0.65,
  'One invoice with 20 lines': 0.4,
  'Create a time entry': 0.4,
};
const P95_AIM = 50;
const SIGN_IN_P95_AIM = 100;
const GROWTH_AIM = 1.3;
const PREVIEW_AIM = 5_000;

const number = (value, digits = 0) =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const row = (...cells) => say(`| ${cells.join(' | ')} |`);
const verdict = (good) => (good ? 'yes' : 'no');

/** Prints how quick pages are beside people who sign in. @returns {boolean} whether they are quick enough */
export function printSignIns({ alone, beside, signIns }) {
  say(
    `While ${AT_ONCE} sign in at once (${number(signIns, 1)}/s), 95 of 100 pages take ${number(beside.p95)} ms at most, otherwise ${number(alone.p95)} ms.`,
  );
  return beside.p95 <= SIGN_IN_P95_AIM;
}

/** Prints how long a changed rate card takes. @returns {boolean} whether its preview is quick enough */
export function printRates({ previews, change }) {
  const slowest = previews.at(-1);
  say(
    `What a changed rate card does to ${number(UNBILLED)} hours is told in ${number(slowest)} ms at most, and done in ${number(change)} ms.`,
  );
  return slowest <= PREVIEW_AIM;
}

/** Prints everything. @returns {boolean} whether every aim is met */
export function printTables({ figures, sizes, issues, plans, entries, few }) {
  const aims = [];
  say();
  say(
    `${new Date().toISOString().slice(0, 10)} · ${machine()} · ${number(entries)} time entries, ${CONNECTIONS} connections`,
  );
  say();
  row('What', 'Server', 'Requests/s', 'p50 ms', 'p95 ms', 'p99 ms', 'Share');
  row('---', '---', '--:', '--:', '--:', '--:', '--:');
  for (const [name, { ours, paced, tenant, plain }] of Object.entries(figures)) {
    line(name, 'Votra', ours, '');
    line('', `Votra, asked ${PACE.rate} times a second`, paced, '');
    line('', 'bare, with tenancy', tenant, `**${number(ours.rate / tenant.rate, 2)}**`);
    line('', 'bare, without', plain, number(ours.rate / plain.rate, 2));
    aims.push([`${name}: share of the bare handler with tenancy`, ours.rate / tenant.rate, AIMS[name], true]);
    aims.push([`${name}: p95 in ms at full load`, ours.p95, P95_AIM, false]);
    aims.push([`${name}: p95 in ms at ${PACE.rate} requests/s`, paced.p95, P95_AIM, false]);
  }
  say();
  const growth = sizes.few.rate / sizes.many.rate;
  aims.push([`Page at ${number(entries)} rows: times its time at ${number(few)}`, growth, GROWTH_AIM, false]);
  say(`The page takes ${number(growth, 2)} times as long in ${number(entries)} rows as in ${number(few)}.`);
  const middle = issues[Math.floor(issues.length / 2)];
  say(
    `Issuing an invoice of 200 entries takes ${number(middle)} ms (median of ${issues.length}; slowest ${number(issues.at(-1))} ms).`,
  );
  printAims(aims);
  printPlans(plans);
  return aims.every(isMet) && plans.every(({ fault }) => !fault);
}

function line(name, server, { rate, p50, p95, p99 }, share) {
  row(name, server, number(rate), number(p50, 1), number(p95, 1), number(p99, 1), share);
}

const isMet = ([, value, aim, atLeast]) => (atLeast ? value >= aim : value <= aim);

function printAims(aims) {
  say();
  row('Aim', 'Is', 'Should be', 'Met');
  row('---', '--:', '--:', '---');
  for (const aim of aims) {
    const [name, value, wanted, atLeast] = aim;
    row(name, number(value, 2), `${atLeast ? '≥' : '≤'} ${number(wanted, 2)}`, verdict(isMet(aim)));
  }
}

function printPlans(plans) {
  say();
  row('List', 'Filtered by', 'Index', 'ms', 'Fault');
  row('---', '---', '---', '--:', '---');
  for (const { list, wanted, index, ms, fault = '' } of plans) row(list, wanted, index, number(ms, 2), fault);
}

function machine() {
  const [cpu] = os.cpus();
  const gigabytes = Math.round(os.totalmem() / 2 ** 30);
  return `${os.availableParallelism()} cores (${cpu?.model.trim()}), ${gigabytes} GB, Node ${process.versions.node}`;
}
