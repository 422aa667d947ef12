/** Finds a browser for the browser tests, or installs one. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { NODE, run, toolEnv } from './processes.mjs';
import { Failure, ROOT, step } from './terminal.mjs';

/** Chromium without its windows first: the browser tests take a fifth less of the processor in it. */
const SHELL = 'chromium-headless-shell';
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * CHROME_BIN, an installed Chromium or Chrome, else apt-get as root, else the download of playwright-core.
 * @returns {Promise<string>} path of a browser that starts
 * @throws {Failure} when there is none and none can be had
 */
export async function ensureBrowser() {
  if (process.env.CHROME_BIN) {
    if (await starts(process.env.CHROME_BIN)) return process.env.CHROME_BIN;
    throw new Failure(`CHROME_BIN names ${process.env.CHROME_BIN}, which does not start.`);
  }
  const found = (await installed()) ?? (await downloaded());
  if (found) return found;
  await step('Installing a browser for the tests', async () => {
    await installWithApt();
    if (!(await installed())) await download();
  });
  const browser = (await installed()) ?? (await downloaded());
  if (browser) return browser;
  throw new Failure(
    'The browser tests need Chromium or Chrome, and none could be installed: install one, or name it with CHROME_BIN.',
  );
}

async function installed() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  for (const file of [...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))), MAC]) {
    if (existsSync(file) && (await starts(file))) return file;
  }
  return undefined;
}

async function downloaded() {
  const { chromium } = await import('playwright-core');
  const file = chromium.executablePath();
  return existsSync(file) && (await starts(file)) ? file : undefined;
}

/** Some distributions ship a `chromium` that only says where to get the real one. */
async function starts(file) {
  return (await run(file, ['--version'], { limit: 20_000 })).code === 0;
}

async function installWithApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  for (const name of [SHELL, 'chromium']) {
    const { code } = await run('apt-get', ['install', '-y', '--no-install-recommends', name], { env });
    if (code === 0) return;
  }
}

async function download() {
  const dependencies = process.getuid?.() === 0 ? ['--with-deps'] : [];
  await run(
    NODE,
    [path.join(ROOT, 'node_modules/playwright-core/cli.js'), 'install', ...dependencies, 'chromium'],
    { env: toolEnv() },
  );
}
