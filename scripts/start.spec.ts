import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from './lib/postgres.mjs';

const root = path.resolve(import.meta.dirname, '..');
const PATIENCE = 120_000; // a busy machine takes its time to create a database
let folder: string;
const children: ChildProcess[] = [];

// One data folder for all: each test leaves it stopped.
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'votra-start-'));
  chmodSync(folder, 0o755); // as root PostgreSQL runs as another user
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function command(script: string, env: Record<string, string> = {}): ChildProcess {
  const { DATABASE_URL: _ours, npm_lifecycle_event: _npm, ...rest } = process.env;
  const child = spawn(process.execPath, [path.join(root, 'scripts', script)], {
    env: { ...rest, VOTRA_DATA: path.join(folder, 'data'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
}

/** Exit status and what was said on standard error. */
async function ending(child: ChildProcess): Promise<{ status: number | null; said: string }> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'close');
  return { status: child.exitCode, said };
}

/** Waits until the development database names its address. */
async function databaseUp(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    const url = /DATABASE_URL=(\S+)/.exec(text)?.[1];
    if (url) return url;
  }
  throw new Error(`The database ended: ${text}`);
}

function postmaster(): number {
  return Number(readFileSync(path.join(folder, 'data/postgres/postmaster.pid'), 'utf8').split('\n')[0]);
}

describe('npm start ends with one sentence and status 1 when', () => {
  it.each(['0', '70000', 'abc', '80.5'])('PORT is %s', async (port) => {
    const { status, said } = await ending(command('start.mjs', { PORT: port }));
    expect(said).toBe(`PORT is a whole number from 1 to 65535, not "${port}".\n`);
    expect(status).toBe(1);
  });

  it('another program has the port', async () => {
    const port = await freePort();
    const other = createServer().listen(port);
    await once(other, 'listening');
    const { status, said } = await ending(command('start.mjs', { PORT: String(port) }));
    other.close();
    expect(said).toMatch(new RegExp(`^Port ${port} is taken by another program: .*\\n$`));
    expect(status).toBe(1);
    expect(existsSync(path.join(folder, 'data/start.lock'))).toBe(false);
  });

  it.each([
    ['nonsense', /^DATABASE_URL is not an address such as [^\n]*\n$/],
    ['mysql://me:hidden@localhost/votra', /^DATABASE_URL is not an address such as [^\n]*\n$/],
    [
      'postgresql://me:hidden@127.0.0.1:1/votra',
      /^DATABASE_URL cannot be used \(127\.0\.0\.1:1\/votra\): nothing listens there\.\n$/,
    ],
    [
      'postgresql://me:hidden@host.invalid/votra',
      /^DATABASE_URL cannot be used \(host\.invalid:5432\/votra\): [^\n]*\n$/,
    ],
  ])('DATABASE_URL is %s', async (url, sentence) => {
    const PORT = String(await freePort());
    const { status, said } = await ending(command('start.mjs', { DATABASE_URL: url, PORT }));
    expect(said).toMatch(sentence);
    expect(said).not.toContain('hidden');
    expect(status).toBe(1);
  });

  it(
    'the password of DATABASE_URL is wrong',
    async () => {
      const url = new URL(await databaseUp(command('db.mjs')));
      url.password = 'wrong';
      const PORT = String(await freePort());
      const { status, said } = await ending(command('start.mjs', { DATABASE_URL: url.href, PORT }));
      expect(said).toContain('user or password are refused');
      expect(status).toBe(1);
    },
    PATIENCE,
  );

  it(
    'another one runs on the same data, which is left alone',
    async () => {
      const first = command('db.mjs');
      await databaseUp(first);
      const server = postmaster();
      const { status, said } = await ending(command('start.mjs', { PORT: String(await freePort()) }));
      expect(said).toMatch(
        new RegExp(`^Votra already runs on this data \\(process ${first.pid}\\): [^\\n]*\\n$`),
      );
      expect(status).toBe(1);
      expect(postmaster()).toBe(server);
    },
    PATIENCE,
  );
});

describe('the embedded database', () => {
  it(
    'stops with the command that started it',
    async () => {
      const first = command('db.mjs');
      await databaseUp(first);
      const server = postmaster();
      first.kill('SIGTERM');
      expect((await ending(first)).status).toBe(0);
      expect(() => process.kill(server, 0)).toThrow('ESRCH');
      expect(existsSync(path.join(folder, 'data/start.lock'))).toBe(false);
    },
    PATIENCE,
  );

  it(
    'is taken over from a command that was killed',
    async () => {
      const first = command('db.mjs');
      await databaseUp(first);
      const orphan = postmaster();
      first.kill('SIGKILL');
      await once(first, 'exit');
      await databaseUp(command('db.mjs'));
      expect(postmaster()).not.toBe(orphan);
    },
    PATIENCE,
  );

  it(
    'keeps its secrets to its owner',
    async () => {
      await databaseUp(command('db.mjs'));
      expect(statSync(path.join(folder, 'data/secrets.json')).mode & 0o777).toBe(0o600);
    },
    PATIENCE,
  );
});
