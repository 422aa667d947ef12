/** Builds the API and the web application into dist/, each only when what it is made of changed. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { NODE, must, toolEnv } from './processes.mjs';
import { Failure, ROOT, say } from './terminal.mjs';

const DIST = path.join(ROOT, 'dist');
/** The web application that looks its messages up when they are shown, as Angular's compiler leaves it. */
const MESSAGES = 'apps/web-messages';
const SHARED = [
  'libs/contracts',
  'libs/money',
  'libs/calendar',
  'libs/seal',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];

/** What each part is made of, the command that makes it, and the file that proves it was made. */
const PARTS = {
  api: {
    sources: ['apps/api/src', 'ormconfig.ts', 'tsconfig.api.json', 'nest-cli.json', ...SHARED],
    tool: ['@nestjs/cli/bin/nest.js', 'build'],
    // The compiler leaves what it no longer emits, and a migration that is gone must not run.
    clean: ['apps/api', 'libs', '.tsbuildinfo'],
    proof: 'apps/api/src/main.js',
  },
  web: {
    sources: ['apps/web', 'libs/ui', 'libs/api-client', 'angular.json', ...SHARED],
    tool: ['@angular/cli/bin/ng.js', 'build'],
    clean: [MESSAGES, 'apps/web'],
    proof: 'apps/web/index.html',
  },
};
const NAMES = { api: 'the API', web: 'the web application' };

/**
 * Builds what is stale, the parts at the same time.
 * @param {{ parts?: ('api' | 'web')[], force?: boolean }} [options]
 */
export async function ensureBuilt({ parts = ['api', 'web'], force = false } = {}) {
  const stale = parts.filter((name) => force || stampOf(name) !== fingerprint(PARTS[name].sources));
  const results = await Promise.allSettled(stale.map(build));
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
}

async function build(name) {
  const { sources, tool, clean, proof } = PARTS[name];
  const made = fingerprint(sources);
  const from = Date.now();
  say(`• Building ${NAMES[name]}`);
  for (const target of [...clean, `.${name}-stamp`])
    fs.rmSync(path.join(DIST, target), { recursive: true, force: true });
  const [script, ...args] = tool;
  await must(`Building ${name}`, NODE, [path.join(ROOT, 'node_modules', script), ...args], {
    env: toolEnv(),
  });
  if (name === 'web') await finishWeb(path.join(DIST, 'apps/web'));
  if (!fs.existsSync(path.join(DIST, proof))) throw new Failure(`Building ${name} left no dist/${proof}.`);
  fs.writeFileSync(path.join(DIST, `.${name}-stamp`), made);
  say(`  ${name} built in ${((Date.now() - from) / 1000).toFixed(1)} s`);
}

/** Writes the messages of the source language into the code, which `ng build` would do for one build a language. */
async function finishWeb(folder) {
  const tool = path.join(ROOT, 'node_modules/@angular/localize/tools/bundles/src/translate/cli.js');
  const from = ['--root', path.join(DIST, MESSAGES), '--source', '**/*', '--source-locale', 'en'];
  await must('Writing messages', NODE, [tool, ...from, '--outputPath', folder, '--translations'], {
    env: toolEnv(),
  });
  // esbuild comes with the packages, which are there by now
  const { buildVerifier } = await import('./verifier.mjs');
  await buildVerifier(ROOT, path.join(folder, 'verify.html'));
  compress(folder);
}

function stampOf(name) {
  const { proof } = PARTS[name];
  const stamp = path.join(DIST, `.${name}-stamp`);
  return fs.existsSync(stamp) && fs.existsSync(path.join(DIST, proof)) ? fs.readFileSync(stamp, 'utf8') : '';
}

/** Names and contents, so that a checkout or a touched file alone rebuilds nothing. */
function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesIn(path.join(ROOT, source)))) {
    hash.update(path.relative(ROOT, file)).update('\0').update(fs.readFileSync(file));
  }
  return hash.digest('hex');
}

function filesIn(target) {
  const stat = fs.statSync(target, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return /\.spec\.ts$/.test(target) ? [] : [target];
  return fs
    .readdirSync(target)
    .sort()
    .flatMap((name) => filesIn(path.join(target, name)));
}

const TEXT = /\.(?:js|css|html|svg|json|woff)$/;

/** Leaves a Brotli twin beside each text file, so that serving costs no compression. */
function compress(folder) {
  for (const file of fs.readdirSync(folder, { recursive: true })) {
    if (!TEXT.test(file)) continue;
    const text = fs.readFileSync(path.join(folder, file));
    const quality = { [zlib.constants.BROTLI_PARAM_QUALITY]: 9 };
    fs.writeFileSync(path.join(folder, `${file}.br`), zlib.brotliCompressSync(text, { params: quality }));
  }
}
