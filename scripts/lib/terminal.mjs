/** What the commands say: progress on stdout, one sentence on stderr when something cannot go on. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// A reader that went away (`npm start | head`, a killed npm) must not stop an orderly shutdown.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** A reason to stop that a person can act on: printed as it is, without a stack, exit status 1. */
export class Failure extends Error {}

/** @param {string} line */
export function say(line = '') {
  process.stdout.write(`${line}\n`);
}

/** @param {string} line */
export function warn(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Shows a step while it runs and how long it took; nothing is printed when it was not needed.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const from = Date.now();
  say(`• ${title}`);
  const result = await work();
  say(`  done in ${((Date.now() - from) / 1000).toFixed(1)} s`);
  return result;
}

/** Where data, secrets and logs live: VOTRA_DATA, or .data in the checkout. */
export const DATA = path.resolve(ROOT, process.env.VOTRA_DATA ?? '.data');

/** Turns whatever was thrown into the one sentence that is shown. */
export function sentenceOf(error) {
  const text = error instanceof Error ? error.message : String(error);
  if (error?.code === 'ENOSPC' || /ENOSPC|no space left on device/i.test(text)) return NO_SPACE;
  if (error instanceof Failure) return text;
  return error instanceof Error && error.stack ? error.stack : text;
}

export const NO_SPACE = 'The disk is full: free some space and start again.';

/**
 * Runs a command's main function; a Failure becomes one sentence and exit status 1.
 * @param {() => Promise<number | void>} main resolves to the exit status, 0 when it says nothing
 */
export async function command(main) {
  const status = await main().catch((error) => {
    warn(sentenceOf(error));
    return 1;
  });
  process.exit(status ?? 0); // whatever an interrupted step still waits for
}
