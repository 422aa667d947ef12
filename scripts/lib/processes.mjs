/** Starting, watching and stopping other processes. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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
 * Runs a program to its end and keeps what it printed.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { show?: boolean }} options `show` also prints as it comes
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(program, args, { show = false, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const untrack = track(child);
    let output = '';
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from?.on('data', (chunk) => {
        output += chunk;
        if (show) to.write(chunk);
      });
    }
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.on('close', (code) => {
      untrack();
      resolve({ code: code ?? 1, output });
    });
  });
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

const running = new Set();

function track(child) {
  running.add(child);
  return () => running.delete(child);
}

/** Ends what run() started and has not finished: called when the command itself is told to stop. */
export function killRunning() {
  for (const child of running) child.kill('SIGTERM');
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
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
  const { stdout } = spawnSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(stdout?.trim()) || statParent(pid);
}

/** For machines without ps (slim images): field 4 of /proc/PID/stat, after the name in parentheses. */
function statParent(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
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
