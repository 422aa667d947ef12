/** Starting, watching and stopping other processes. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure, ROOT } from './terminal.mjs';

/** Node 24 of the project's own packages, whatever Node runs this script. */
export const NODE = path.join(
  ROOT,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

/** The environment in which installed tools run: node_modules/.bin first, no questions, no reports home. */
export function toolEnv(extra = {}) {
  const bin = path.join(ROOT, 'node_modules', '.bin');
  return {
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`,
    NG_CLI_ANALYTICS: 'false',
    FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
    ...extra,
  };
}

/**
 * Runs a program to its end, in a process group of its own, and keeps what it printed.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { show?: boolean, limit?: number }} options
 *   `show` also prints as it comes, `limit` ends it after so many milliseconds
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(program, args, { show = false, limit, ...options } = {}) {
  if (ending) return Promise.resolve({ code: 1, output: '' });
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      ...options,
    });
    let output = '';
    const keep = (stream) => (chunk) => {
      output += chunk;
      if (show) stream.write(chunk);
    };
    child.stdout.on('data', keep(process.stdout));
    child.stderr.on('data', keep(process.stderr));
    running.add(child);
    const timer = limit && setTimeout(() => endGroup(child, 'SIGKILL'), limit);
    child.on('exit', () => endGroup(child, 'SIGKILL')); // what it started and left behind holds its output open
    const end = (code, last = '') => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code, output: output + last });
    };
    child.on('error', (error) => end(127, error.message));
    child.on('close', (code, signal) =>
      end(code ?? 1, signal ? `\n${program} was ended by ${signal}.\n` : ''),
    );
  });
}

/** The children of run() that have not ended. */
const running = new Set();

let ending = false;

/** Ends what run() started and has not finished, and lets it start nothing more. */
export function killRunning() {
  ending = true;
  for (const child of running) endGroup(child, 'SIGTERM');
}

/**
 * Does work made of run()s that Ctrl-C and the like end early; what the work cleans up is still cleaned up.
 * @param {() => Promise<number | void>} work
 */
export async function stoppable(work) {
  const asked = onStopRequest(killRunning);
  const result = await Promise.allSettled([work()]);
  if (asked()) throw new Failure('Stopped.');
  if (result[0].status === 'rejected') throw result[0].reason;
  return result[0].value;
}

function endGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nobody is left in the group.
  }
}

/** Like run(), but a failure stops the command with its last lines. */
export async function must(what, program, args, options) {
  const { code, output } = await run(program, args, options);
  if (code !== 0) throw new Failure(`${what} failed:\n${tail(output, 40)}`);
  return output;
}

/** @param {string} text @param {number} lines */
export function tail(text, lines) {
  return text.trimEnd().split('\n').slice(-lines).join('\n');
}

/** Whether a process runs; one that ended and was not yet collected by its parent does not. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  return statOf(pid)[0] !== 'Z';
}

/** State, parent and so on of /proc/PID/stat (what follows the name in parentheses); empty where there is no /proc. */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** Processes that work in a folder; PostgreSQL's all do. Empty where there is no /proc. */
export function processesIn(dir) {
  const isIn = (pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === dir;
    } catch {
      return false;
    }
  };
  return existsSync('/proc/self/cwd')
    ? readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isIn(name))
    : [];
}

/** The command line of a process, or '' when it is gone: pids are reused, so names are checked before a kill. */
export function commandLineOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    if (process.platform === 'linux') return '';
    return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
}

/** Parent of a process, or 0. */
function parentOf(pid) {
  const ps = () => spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return Number(statOf(pid)[1] ?? ps()?.trim()) || 0;
}

/**
 * Sends a signal and waits; a process that does not go in time gets the last one.
 * @param {number} pid
 * @param {{ signal: NodeJS.Signals, last: NodeJS.Signals, ms: number }} how
 */
export async function stopProcess(pid, { signal, last, ms }) {
  if (!sendSignal(pid, signal)) return;
  if (await gone(pid, ms)) return;
  sendSignal(pid, last);
  await gone(pid, 10_000);
}

function sendSignal(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}

async function gone(pid, ms) {
  for (const until = Date.now() + ms; Date.now() < until; await sleep(50)) {
    if (!isAlive(pid)) return true;
  }
  return !isAlive(pid);
}

/**
 * Calls back once when this process should end: Ctrl-C, TERM, HUP, or the npm that started it vanished
 * (npm runs scripts through a shell that outlives a killed npm, hence the look at the grandparent).
 * @param {(reason: string) => void} stop
 */
export function onStopRequest(stop) {
  let asked = false;
  const ask = (reason) => {
    if (asked) return;
    asked = true;
    clearInterval(timer);
    stop(reason);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => ask(signal));
  const elders = process.env.npm_lifecycle_event
    ? [process.ppid, parentOf(process.ppid)].filter((pid) => pid > 1)
    : [];
  const timer = setInterval(() => {
    if (elders.some((pid) => !isAlive(pid))) ask('npm is gone');
  }, 500);
  timer.unref();
  return () => asked;
}
