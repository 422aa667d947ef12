/** One command per data folder. The lock names its holder, so that one left by a killed command is taken over. */
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLineOf, isAlive } from './processes.mjs';
import { Failure } from './terminal.mjs';

/**
 * @param {string} file
 * @param {object} about what the next start needs to know of this one, e.g. its port
 * @returns {Promise<{ left: object | undefined, note: (more: object) => void, release: () => void }>} `left`: what a killed holder had noted
 * @throws {Failure} when a living command holds it
 */
export async function takeLock(file, about) {
  let content = { pid: process.pid, ...about };
  let left;
  for (let tries = 0; !create(file, content); tries++) {
    const holder = read(file);
    if (holder && holds(holder)) throw new Failure(alreadyRuns(holder));
    if (!holder && tries < 5) {
      await sleep(50); // another command is about to write its name
      continue;
    }
    left = holder;
    fs.rmSync(file, { force: true });
  }
  return {
    left,
    note: (more) => {
      content = { ...content, ...more };
      fs.writeFileSync(file, JSON.stringify(content));
    },
    release: () => fs.rmSync(file, { force: true }),
  };
}

function create(file, content) {
  try {
    fs.writeFileSync(file, JSON.stringify(content), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    fs.rmSync(file, { force: true });
    throw error;
  }
}

function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function holds({ pid }) {
  return (
    pid !== process.pid && isAlive(pid) && /scripts\/\w+\.mjs/.test(commandLineOf(pid).replaceAll('\\', '/'))
  );
}

function alreadyRuns({ pid, address }) {
  return `Votra already runs on this data (process ${pid}${address ? `, ${address}` : ''}): stop it first, or set VOTRA_DATA to another folder.`;
}
