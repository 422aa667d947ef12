/** `npm start`: from a clean clone to a running Votra, and down again in order. */
import './lib/node-version.mjs';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { checkPortFree, portFrom, startApi, stopOrphanApi } from './lib/api.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { checkDatabaseUrl, startEmbedded } from './lib/database.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { takeLock } from './lib/lock.mjs';
import { openLog } from './lib/log.mjs';
import { killRunning, onStopRequest } from './lib/processes.mjs';
import { secret } from './lib/secrets.mjs';
import { DATA, Failure, NO_SPACE, ROOT, command, say, step, warn } from './lib/terminal.mjs';

/** Free megabytes that a first and a later start ask for. */
const ROOM_TO_BEGIN = 200;
const ROOM_TO_WORK = 32;
const ownDatabase = process.env.DATABASE_URL;
const isProduction = process.env.NODE_ENV === 'production';
const undo = [];
let stopping = false;
let giveUp;
const hopeless = new Promise((_, reject) => (giveUp = reject));

await command(async () => {
  const port = portFrom(process.env.PORT);
  const asked = new Promise((resolve) => onStopRequest(resolve));
  try {
    await Promise.race([asked, hopeless, serve(port)]);
  } finally {
    stopping = true;
    killRunning();
    while (undo.length > 0) await undo.pop()();
  }
  say('Stopped.');
});

async function serve(port) {
  const address = `http://localhost:${port}`;
  fs.mkdirSync(DATA, { recursive: true, mode: 0o711 });
  checkSpace();
  // With a database of one's own, several may run from one checkout, each on its port.
  const lock = await takeLock(path.join(DATA, ownDatabase ? `start-${port}.lock` : 'start.lock'), {
    address,
  });
  undo.push(lock.release);
  await stopOrphanApi(lock.left?.api);
  await checkPortFree(port);
  await ensureInstalled();
  if (ownDatabase) await step('Looking at the database', () => checkDatabaseUrl(ownDatabase));
  await ensureBuilt();
  const databaseUrl = ownDatabase ?? (await useEmbeddedDatabase());
  await useApi(port, address, databaseUrl, lock);
  await welcome(address);
  await new Promise(() => undefined); // until asked to stop
}

function checkSpace() {
  const needed = fs.existsSync(path.join(DATA, 'postgres')) ? ROOM_TO_WORK : ROOM_TO_BEGIN;
  const free = freeMegabytes();
  if (free >= needed) return;
  throw new Failure(`${NO_SPACE.slice(0, -1)} (${free} MB are free in ${DATA}, ${needed} MB are needed).`);
}

function freeMegabytes() {
  const { bavail, bsize } = fs.statfsSync(DATA);
  return Math.floor((bavail * bsize) / 1_048_576);
}

async function useEmbeddedDatabase() {
  let server = await step('Starting PostgreSQL', () => startEmbedded({ detached: true }));
  undo.push(() => server.stop());
  keepRunning(
    'PostgreSQL',
    () => server.exited,
    async () => {
      server = await startEmbedded({ detached: true, port: server.port });
    },
  );
  return server.url;
}

async function useApi(port, address, databaseUrl, lock) {
  const log =
    process.env.VOTRA_LOG === 'stdout' ? process.stdout : openLog(path.join(DATA, 'logs', 'api.log'));
  let up = false;
  const start = async () => {
    const api = startApi({
      port,
      env: settings(address, databaseUrl),
      log: (chunk) => log.write(chunk),
      quiet: () => stopping || !up,
    });
    lock.note({ api: api.pid });
    return api;
  };
  let api = await start();
  undo.push(() => api.stop());
  await step('Starting the API (tables and demo data come with the first start)', () => api.ready());
  up = true;
  keepRunning(
    'The API',
    () => api.exited,
    async () => {
      api = await start();
      await api.ready();
    },
  );
}

function settings(address, databaseUrl) {
  return {
    DATABASE_URL: databaseUrl,
    JWT_SECRET: process.env.JWT_SECRET ?? secret('jwtSecret').value,
    PUBLIC_URL: process.env.PUBLIC_URL ?? address,
    WEB_ROOT: path.join(ROOT, 'dist', 'apps', 'web'),
    MIGRATE_ON_START: process.env.MIGRATE_ON_START ?? 'true',
    DEMO_ON_START: process.env.DEMO_ON_START ?? String(!isProduction),
    NODE_COMPILE_CACHE: path.join(DATA, 'compile-cache'),
  };
}

/** Starts a server again that died, once there is room on the disk; dying three times in a minute is given up. */
function keepRunning(name, exited, restart) {
  const deaths = [];
  const watch = async () => {
    await exited();
    if (stopping) return;
    warn(`! ${name} stopped unexpectedly and is started again.`);
    if (freeMegabytes() < ROOM_TO_WORK) await roomToWork();
    else deaths.push(Date.now());
    if (deaths.filter((at) => at > Date.now() - 60_000).length >= 3) {
      throw new Failure(
        `${name} stopped three times in a minute; the reason is in ${path.join(DATA, 'logs')}.`,
      );
    }
    await restart();
    await watch();
  };
  watch().catch(giveUp);
}

async function roomToWork() {
  warn('! The disk is full: work goes on as soon as there is room.');
  while (freeMegabytes() < ROOM_TO_WORK) await sleep(2_000);
}

async function welcome(address) {
  say();
  say(`Votra is ready at ${address}   (API documentation: ${address}/api/docs)`);
  if (process.env.DEMO_ON_START !== 'false' && !isProduction) await sayLogins();
  say('Ctrl-C stops it.');
}

async function sayLogins() {
  const { DEMO_LOGINS } = await import(
    pathToFileURL(path.join(ROOT, 'dist/apps/api/src/database/demo/logins.js')).href
  );
  say('\nDemo logins:');
  for (const { role, email, password, firm } of DEMO_LOGINS) {
    say(`  ${role.replaceAll('_', ' ').padEnd(16)} ${email.padEnd(34)} ${password.padEnd(20)} ${firm}`);
  }
  say();
}
