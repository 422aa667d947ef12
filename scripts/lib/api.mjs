/** The API as a child process: start it, wait until it is ready, stop it. */
import { spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { errorIn } from './log.mjs';
import { NODE, commandLineOf, isAlive, stopProcess, toolEnv } from './processes.mjs';
import { Failure, NO_SPACE, ROOT, warn } from './terminal.mjs';

const MAIN = path.join(ROOT, 'dist', 'apps', 'api', 'src', 'main.js');
const FOLLOW = pathToFileURL(path.join(ROOT, 'scripts', 'lib', 'follow-parent.mjs')).href;
/** Garbage is collected at twice what is in use instead of four times; Dockerfile.api says the same. */
const HEAP = '--max-old-space-size=1000';
const STOPPING = { signal: 'SIGTERM', last: 'SIGKILL', ms: 20_000 };

/**
 * @param {object} options
 * @param {number} options.port
 * @param {Record<string, string>} options.env settings of the API (see its configuration)
 * @param {(chunk: Buffer) => void} options.log gets what it prints
 * @param {() => boolean} [options.quiet] true while errors should not be shown
 * @returns {{ pid: number, exited: Promise<void>, ready: () => Promise<void>, stop: () => Promise<void> }}
 */
export function startApi({ port, env, log, quiet = () => false }) {
  const child = spawn(NODE, ['--enable-source-maps', '--import', FOLLOW, MAIN], {
    cwd: ROOT,
    detached: true, // Ctrl-C reaches this command only, which then stops the API before the database
    env: toolEnv({ NODE_OPTIONS: process.env.NODE_OPTIONS ?? HEAP, ...env, PORT: String(port) }),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const said = { error: '', stderr: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', log);
  child.stderr.on('data', (chunk) => (said.stderr = `${said.stderr}${chunk}`.slice(-8_192)));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const error = errorIn(line);
    if (!error) return;
    said.error = error;
    if (!quiet()) warn(`! ${error}`);
  });
  const exited = new Promise((resolve) => child.once('close', () => resolve()));
  const reason = () => explain(said.error || withoutStack(said.stderr), port);
  return {
    pid: child.pid,
    exited,
    ready: () => ready(child, exited, port, reason),
    stop: () => stopProcess(child.pid, STOPPING),
  };
}

/** Stops the API of a killed command, unless it already followed it. */
export async function stopOrphanApi(pid) {
  if (pid && isAlive(pid) && commandLineOf(pid).includes(MAIN)) await stopProcess(pid, STOPPING);
}

async function ready(child, exited, port, reason) {
  let gone = false;
  void exited.then(() => (gone = true));
  for (const until = Date.now() + 300_000; Date.now() < until; await sleep(50)) {
    if (gone) throw new Failure(reason());
    if (await answers(port)) return;
  }
  await stopProcess(child.pid, STOPPING);
  throw new Failure(`The API did not become ready in five minutes: ${reason()}`);
}

async function answers(port) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/health/ready`, {
      signal: AbortSignal.timeout(5_000),
    });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

function withoutStack(text) {
  return text.replaceAll(/^\s+at .*\n?/gm, '').trim();
}

function explain(text, port) {
  if (/ENOSPC|no space left on device/i.test(text)) return NO_SPACE;
  if (/EADDRINUSE/.test(text)) return portTaken(port);
  return `The API did not start: ${text || 'it said nothing'}`;
}

function portTaken(port) {
  return `Port ${port} is taken by another program: stop that one, or choose another port, as in PORT=${port + 1} npm start.`;
}

/**
 * The port that people asked for, free right now.
 * @param {string | undefined} text
 * @throws {Failure}
 */
export function portFrom(text) {
  const port = Number(text ?? 3000);
  if (text?.trim() === '' || !Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Failure(`PORT is a whole number from 1 to 65535, not "${text}".`);
  }
  return port;
}

/** @param {number} port @throws {Failure} when another program listens there */
export async function checkPortFree(port) {
  const error = await new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', resolve);
    probe.listen(port, () => probe.close(() => resolve(undefined)));
  });
  if (error?.code === 'EADDRINUSE') throw new Failure(portTaken(port));
  if (error?.code === 'EACCES')
    throw new Failure(
      `Port ${port} may not be used by this account: choose one above 1023, as in PORT=3000 npm start.`,
    );
  if (error) throw error;
}
