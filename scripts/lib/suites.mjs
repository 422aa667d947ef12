/** The test suites: how each is run, and how its report is counted. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { NODE, run, toolEnv } from './processes.mjs';
import { stopOrphan } from './postgres.mjs';
import { ROOT, say, sentenceOf, warn } from './terminal.mjs';

const LIMIT = 15 * 60_000;
const CORES = os.availableParallelism();
/** Free memory beyond which a gigabyte of it may hold files. */
const ROOMY = 6 * 2 ** 30;

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * Runs the suites in two lanes, which is what two cores can carry: Node tests beside web and browser tests. Each lane
 * begins when what it needs is there.
 * @param {object} needs
 * @param {Promise<unknown>} [needs.api] settles when the API is built
 * @param {Promise<string>} [needs.browser] path of a browser, when the web application is built too
 * @param {string[]} [needs.filter] only Node tests that match
 * @returns {Promise<Count>}
 */
export async function runSuites({ api = Promise.resolve(), browser, filter = [] }) {
  const work = fs.mkdtempSync(path.join(scratch(), 'votra-test-'));
  fs.chmodSync(work, 0o755); // PostgreSQL may run as a user of its own
  const env = toolEnv({
    ...{ NODE_ENV: 'test', TMPDIR: work },
    NODE_COMPILE_CACHE: path.join(ROOT, '.cache', 'compile'), // the API is started some forty times
  });
  delete env.DATABASE_URL;
  try {
    const lanes = [runLane([nodeTests(filter)], work, env, api)];
    if (browser) lanes.push(runLane([webTests(), browserTests()], work, env, browser));
    return sum((await Promise.all(lanes)).flat());
  } finally {
    await leaveNothing(work);
  }
}

/**
 * Where databases that are thrown away cost no disk: in memory when there is plenty of it, which makes a copy of one
 * ten times as quick; else among the temporary files.
 */
function scratch() {
  const memory = '/dev/shm';
  if (process.platform !== 'linux' || !fs.existsSync(memory)) return os.tmpdir();
  const { bavail, bsize } = fs.statfsSync(memory);
  const roomy = Math.min(bavail * bsize, process.availableMemory?.() ?? 0) > ROOMY;
  return roomy ? memory : os.tmpdir();
}

/** @param {Count[]} counts @returns {Count} */
export function sum(counts) {
  return counts.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), {
    passed: 0,
    failed: 0,
  });
}

/**
 * Ends a command with its one closing line, also when it could not even begin.
 * @param {() => Promise<Count>} work
 * @returns {Promise<number>} exit status
 */
export async function closing(work) {
  const { passed, failed } = await work().catch((error) => {
    warn(sentenceOf(error));
    return { passed: 0, failed: 1 };
  });
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function runLane(suites, work, env, need) {
  const counts = [];
  try {
    const CHROME_BIN = (await need) ?? '';
    for (const suite of suites) counts.push(await runSuite(suite, work, { ...env, CHROME_BIN }));
  } catch (error) {
    warn(sentenceOf(error));
    counts.push({ passed: 0, failed: 1 });
  }
  return counts;
}

async function runSuite({ name, args, show, count }, work, env) {
  const from = Date.now();
  const report = path.join(work, `${name.replaceAll(' ', '-')}.report`);
  const { code, output } = await run(NODE, args(report), { env, show, limit: LIMIT });
  const counted = fs.existsSync(report) ? count(fs.readFileSync(report, 'utf8')) : { passed: 0, failed: 0 };
  const crashed = counted.failed === 0 && (code !== 0 || counted.passed === 0);
  const { passed, failed } = crashed ? { ...counted, failed: 1 } : counted;
  if (!show) process.stdout.write(output);
  if (crashed)
    say(code === 0 ? `The ${name} tests ran nothing.` : `The ${name} tests ended with status ${code}.`);
  say(`• ${name} tests: ${passed} passed, ${failed} failed in ${((Date.now() - from) / 1000).toFixed(0)} s`);
  return { passed, failed };
}

function nodeTests(filter) {
  return {
    name: 'Node',
    show: true,
    args: (report) => [
      ...[path.join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run', '--config=vitest.node.config.mjs'],
      ...['--reporter=default', '--reporter=json', `--outputFile=${report}`],
      ...[`--maxWorkers=${CORES}`, ...filter],
    ],
    count: countJson,
  };
}

function webTests() {
  return {
    name: 'web',
    args: (report) => [
      ...[path.join(ROOT, 'node_modules/@angular/cli/bin/ng.js'), 'test', '--no-watch', '--no-progress'],
      ...['--reporters=json', '--reporters=default', `--output-file=${report}`],
    ],
    count: countJson,
  };
}

/** Node’s own runner strips the types; each file has an API of its own and waits much, so three run at once. */
function browserTests() {
  return {
    name: 'browser',
    args: (report) => [
      ...['--test', '--test-concurrency=3', '--disable-warning=ExperimentalWarning'],
      '--test-global-setup=test/browser/support/demo.mts',
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      ...['--test-reporter=tap', `--test-reporter-destination=${report}`, 'test/browser/**/*.test.mts'],
    ],
    count: countTap,
  };
}

/** Vitest's report. A skipped test, or a file that could not be loaded, is a failure. */
function countJson(text) {
  const { testResults, numPassedTests } = JSON.parse(text);
  const failed = testResults.reduce((total, { status, assertionResults }) => {
    const notPassed = assertionResults.filter((test) => test.status !== 'passed').length;
    return total + (notPassed === 0 && status === 'failed' ? 1 : notPassed);
  }, 0);
  return { passed: numPassedTests, failed };
}

/** The totals that node --test writes last: `# pass 3`, `# fail 0`, … */
function countTap(text) {
  const total = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  return {
    passed: total('pass'),
    failed: ['fail', 'cancelled', 'skipped', 'todo'].reduce((all, name) => all + total(name), 0),
  };
}

/** Servers that a crashed suite left in the work folder are stopped before it goes. */
async function leaveNothing(work) {
  for (const file of fs.readdirSync(work, { recursive: true })) {
    if (path.basename(file) === 'postmaster.pid') await stopOrphan(path.join(work, path.dirname(file)));
  }
  fs.rmSync(work, { recursive: true, force: true });
}
