import { PinoLogger } from 'nestjs-pino';
import pino from 'pino';
import { Harness } from '../../../../../test/support/harness.js';

describe('the log', () => {
  let harness: Harness;
  const lines: Record<string, unknown>[] = [];
  const { root } = PinoLogger;
  const logTo = (logger: typeof root): unknown => Object.assign(PinoLogger, { root: logger });
  beforeAll(async () => {
    harness = await Harness.start();
    const write = (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>);
    logTo(pino({}, { write }));
  });
  beforeEach(() => (lines.length = 0));
  afterAll(async () => {
    logTo(root);
    await harness.stop();
  });

  it('tells of each answer, by its request id', async () => {
    const { headers } = await harness.request('GET', '/api/v1/me');
    expect(lines).toEqual([
      expect.objectContaining({
        ...{ msg: 'request', reqId: headers['x-request-id'], method: 'GET', path: '/api/v1/me', status: 401 },
        ms: expect.any(Number) as number,
      }),
    ]);
  });

  it('holds nothing that somebody typed or that opens a door', async () => {
    const body = { email: 'somebody@votra.example', password: 'not-for-the-log' };
    await harness.request('POST', '/api/v1/auth/login?q=not-for-the-log', 'not-for-the-log', {
      body,
      headers: { cookie: 'session=not-for-the-log' },
    });
    expect(lines).toHaveLength(1);
    expect(JSON.stringify(lines)).not.toMatch(/not-for-the-log|somebody/);
  });

  it('leaves out what orchestrators ask every few seconds', async () => {
    await harness.request('GET', '/api/health/live');
    expect(lines).toEqual([]);
  });
});
