import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const MAIN = path.resolve('dist/apps/api/src/main.js');
const START_LIMIT = 90_000;

/** The built API as a process of its own, which a test may kill. */
export class ApiProcess {
  private static readonly started = new Set<ApiProcess>();

  private constructor(
    private readonly child: ChildProcess,
    private readonly url: string,
  ) {}

  /** Starts it and waits until it answers. @throws Error when it is not built, ends, or never answers */
  static async start(databaseUrl: string): Promise<ApiProcess> {
    if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing: build the API first (npm test does).`);
    const port = await freePort();
    const child = spawn(process.execPath, [MAIN], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
        NODE_ENV: 'test',
        HOST: '127.0.0.1',
        PORT: String(port),
        DATABASE_URL: databaseUrl,
        DATABASE_POOL_SIZE: '6',
        JWT_SECRET: 'test-'.repeat(8),
        LOG_LEVEL: 'fatal',
        THROTTLE_PER_MINUTE: '1000000',
        THROTTLE_PER_HOUR: '1000000',
        THROTTLE_PAYMENTS_PER_MINUTE: '1000000',
      },
    });
    const api = new ApiProcess(child, `http://127.0.0.1:${port}`);
    ApiProcess.started.add(api);
    await api.answers();
    return api;
  }

  /** Ends what a failed test left behind. */
  static async killAll(): Promise<void> {
    await Promise.all([...ApiProcess.started].map((api) => api.kill()));
  }

  /** A request as the bearer; undefined when the process died before it answered. */
  async send<Body>(
    method: string,
    url: string,
    token: string,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: Body } | undefined> {
    try {
      const answer = await fetch(`${this.url}/api/v1${url}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
      return { status: answer.status, body: (await answer.json()) as Body };
    } catch {
      return undefined;
    }
  }

  /** SIGKILL: no handler runs, nothing is finished. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }

  private async answers(): Promise<void> {
    const until = Date.now() + START_LIMIT;
    while (Date.now() < until) {
      if (this.child.exitCode !== null) throw new Error(`The API ended with status ${this.child.exitCode}.`);
      const alive = await fetch(`${this.url}/api/health/live`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (alive) return;
      await sleep(50);
    }
    await this.kill();
    throw new Error('The API did not answer in time.');
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
