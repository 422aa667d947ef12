/** `.ci/run`: the checks, then `npm test`, closing with one line that counts both. */
import './lib/node-version.mjs';
import path from 'node:path';
import { ensureBrowser } from './lib/browser.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { NODE, run, stoppable, toolEnv } from './lib/processes.mjs';
import { closing, runSuites, sum } from './lib/suites.mjs';
import { ROOT, command, say } from './lib/terminal.mjs';

/** What is checked and the tools, run one after the other, that must all end with status 0. */
const CHECKS = {
  lint: [['eslint/bin/eslint.js', '.', '--max-warnings', '0']],
  types: [
    ['typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'],
    ['typescript/bin/tsc', '--noEmit', '-p', 'test/browser/tsconfig.json'],
    ['@angular/compiler-cli/bundles/src/bin/ngc.js', '--noEmit', '-p', 'apps/web/tsconfig.spec.json'],
  ],
  format: [['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
  containers: ['Dockerfile.api', 'Dockerfile.web'].map((file) => [
    'dockerfile-utils/bin/dockerfile-utils',
    'lint',
    file,
  ]),
};

await command(() => stoppable(() => closing(check)));

async function check() {
  await ensureInstalled();
  const [browser] = await Promise.all([ensureBrowser(), ensureBuilt()]);
  const checks = await Promise.all([quickChecks(), clientIsCurrent()]);
  return sum([...checks, await runSuites({ browser: Promise.resolve(browser) })]);
}

async function quickChecks() {
  const counts = [];
  for (const [name, tools] of Object.entries(CHECKS)) {
    counts.push(
      await counted(name, async () =>
        firstFailure(tools.map(([script, ...args]) => [NODE, [inModules(script), ...args]])),
      ),
    );
  }
  return sum(counts);
}

/** The client is generated from the API as it is: generating it again leaves nothing to commit. */
function clientIsCurrent() {
  return counted('generated client', async () => {
    const failure = await firstFailure([['npm', ['run', 'client']]]);
    return failure ?? (await run('git', ['status', '--porcelain', 'libs/api-client'])).output;
  });
}

async function firstFailure(steps) {
  for (const [program, args] of steps) {
    const { code, output } = await run(program, args, { env: toolEnv() });
    if (code !== 0) return output || `${program} ${args.join(' ')} ended with status ${code}`;
  }
  return undefined;
}

async function counted(name, find) {
  const from = Date.now();
  const failure = await find();
  if (failure) say(failure.trimEnd());
  say(`• ${name}: ${failure ? 'FAILED' : 'ok'} in ${((Date.now() - from) / 1000).toFixed(0)} s`);
  return failure ? { passed: 0, failed: 1 } : { passed: 1, failed: 0 };
}

function inModules(script) {
  return path.join(ROOT, 'node_modules', script);
}
