/**
 * Imports a Harvest report of 100,000 rows over HTTP into the built API and prints seconds and memory.
 * `node test/bench/import.mts [rows]`, after `npm run build:api`.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApi } from '../../scripts/lib/api.mjs';
import { freePort, startPostgres } from '../../scripts/lib/postgres.mjs';

const ROWS = Number(process.argv[2] ?? 100_000);
const PEOPLE = 50;
const ENTRIES_A_DAY = 8;
const HEADER =
  'Date,Client,Project,Project Code,Task,Notes,Hours,Billable?,Invoiced?,Approved?,First Name,Last Name,Employee Id,Roles,Employee?,Billable Rate,Billable Amount,Cost Rate,Cost Amount,Currency,External Reference URL';

/** Every person works every day, one hour on each of eight of forty projects. */
function report(rows: number): Blob {
  const lines = Array.from({ length: rows }, (_, n) => {
    const person = n % PEOPLE;
    const slot = Math.floor(n / PEOPLE) % ENTRIES_A_DAY;
    const day = Math.floor(n / PEOPLE / ENTRIES_A_DAY);
    const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
    const project = (person + slot * 5 + day) % 40;
    const client = `"Client ${project % 10}, Ltd"`;
    return `${date},${client},Project ${project},P-${project},Analysis,"Notes of entry ${n}, as typed",1.00,Yes,No,Yes,Person,Nr${person},,Consultant,Yes,${100 + person}.50,${100 + person}.50,60.00,60.00,Euro - EUR,`;
  });
  return new Blob([[HEADER, ...lines, ''].join('\n')]);
}

/** Processor seconds that a process has used so far. */
const busySeconds = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
};

const megabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;

async function main(): Promise<void> {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'votra-bench-'));
  chmodSync(dir, 0o755);
  const server = await startPostgres({ dir: path.join(dir, 'postgres') });
  const port = await freePort();
  const api = startApi({
    port,
    env: {
      DATABASE_URL: server.url(),
      JWT_SECRET: 'bench-'.repeat(8),
      LOG_LEVEL: 'error',
      THROTTLE_PER_MINUTE: '10000',
      THROTTLE_PER_HOUR: '100000',
      MIGRATE_ON_START: 'true',
      DEMO_ON_START: 'true',
    },
    log: (chunk: Buffer) => process.stderr.write(chunk),
  });
  try {
    await api.ready();
    await measure(`http://127.0.0.1:${port}`, api.pid);
  } finally {
    await api.stop();
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

interface ImportState {
  id: string;
  status: string;
  percent: number;
  rowsGood: number;
  rowsKnown: number;
}

async function measure(origin: string, api: number): Promise<void> {
  const credentials = { email: 'admin@demo.votra.example', password: 'votra-demo-2026' };
  const json = { 'content-type': 'application/json' };
  const login = await fetch(`${origin}/api/v1/auth/login`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(credentials),
  });
  const { accessToken } = (await login.json()) as { accessToken: string };
  const call = async (method: string, url: string, body?: FormData): Promise<ImportState> => {
    const headers = { authorization: `Bearer ${accessToken}` };
    const answer = await fetch(`${origin}/api/v1${url}`, { method, headers, ...(body && { body }) });
    if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as ImportState;
  };
  const form = new FormData();
  form.set('file', report(ROWS), 'report.csv');

  await sleep(2_000);
  const idle = megabytes(api);
  let peak = idle;
  const timed = async (what: string, work: () => Promise<ImportState>): Promise<string> => {
    const start = performance.now();
    const busy = busySeconds(api);
    let state = await work();
    while (state.status === 'checking' || state.status === 'running') {
      await sleep(250);
      peak = Math.max(peak, megabytes(api));
      state = await call('GET', `/imports/${state.id}`);
    }
    peak = Math.max(peak, megabytes(api));
    const seconds = ((performance.now() - start) / 1_000).toFixed(1);
    const used = (busySeconds(api) - busy).toFixed(1);
    print(
      `${what.padEnd(9)} ${seconds.padStart(6)} s, ${used.padStart(5)} s of API processor, ${megabytes(api).toFixed(0)} MB: ` +
        `${state.status}, ${state.rowsGood} good, ${state.rowsKnown} known`,
    );
    return state.id;
  };
  print(
    `${ROWS} rows, ${((form.get('file') as File).size / 1_048_576).toFixed(1)} MB, API idle at ${idle.toFixed(0)} MB`,
  );
  const id = await timed('upload', () => call('POST', '/imports', form));
  await timed('check', () => call('POST', `/imports/${id}/check`));
  await timed('run', () => call('POST', `/imports/${id}/run`));
  await timed('run again', () => call('POST', `/imports/${id}/run`));
  print(`peak ${peak.toFixed(0)} MB, ${(peak - idle).toFixed(0)} MB beyond idle`);
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

await main();
