/** Installs the packages when the lockfile says something else than what is there. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { NODE, must } from './processes.mjs';
import { ROOT, step } from './terminal.mjs';

const STAMP = path.join(ROOT, 'node_modules', '.votra-stamp');

/** Brings node_modules in line with package.json and package-lock.json; quick when it is. */
export async function ensureInstalled() {
  if (fs.existsSync(NODE) && read(STAMP) === fingerprint()) return;
  await step('Installing packages (a minute or two the first time)', async () => {
    // `npm install`, not `npm ci`: it leaves a complete lockfile as it is and forgives one that lacks other platforms.
    const npm = npmCommand();
    const args = ['install', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    await must('npm install', npm.program, [...npm.args, ...args], { shell: process.platform === 'win32' });
    fs.writeFileSync(STAMP, fingerprint());
  });
}

/** The npm that runs this script, or the one on PATH when it was started with node. */
function npmCommand() {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js')
    ? { program: process.execPath, args: [script] }
    : { program: 'npm', args: [] };
}

function fingerprint() {
  const { dependencies, devDependencies, overrides, allowScripts } = JSON.parse(
    read(path.join(ROOT, 'package.json')),
  );
  const wanted = JSON.stringify([
    dependencies,
    devDependencies,
    overrides,
    allowScripts,
    process.platform,
    process.arch,
  ]);
  return createHash('sha256')
    .update(wanted)
    .update(read(path.join(ROOT, 'package-lock.json')))
    .digest('hex');
}

function read(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}
