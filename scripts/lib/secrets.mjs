/** Secrets that are made once and kept for this installation, readable by its owner only. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { DATA, Failure } from './terminal.mjs';

const FILE = path.join(DATA, 'secrets.json');

/**
 * @param {string} name
 * @returns {{ value: string, isNew: boolean }} 256 random bits, the same at every later start
 */
export function secret(name) {
  const kept = readAll();
  if (kept[name]) return { value: kept[name], isNew: false };
  const value = randomBytes(32).toString('base64url');
  const half = `${FILE}.${process.pid}`;
  fs.writeFileSync(half, JSON.stringify({ ...kept, [name]: value }, null, 2), { mode: 0o600 });
  fs.renameSync(half, FILE);
  return { value, isNew: true };
}

function readAll() {
  if (!fs.existsSync(FILE)) return {};
  try {
    return JSON.parse(fs.readFileSync(FILE, 'utf8'));
  } catch {
    throw new Failure(`${FILE} cannot be read as JSON: restore it, or delete it to sign everybody out.`);
  }
}
