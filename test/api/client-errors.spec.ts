import { PinoLogger } from 'nestjs-pino';
import { Harness } from '../support/harness.js';

describe('errors of browsers', () => {
  let harness: Harness;
  let token: string;
  const logged = vi.spyOn(PinoLogger.prototype, 'warn').mockImplementation(() => undefined);

  beforeAll(async () => {
    harness = await Harness.start({ THROTTLE_PER_MINUTE: '8' });
  });
  beforeEach(async () => {
    logged.mockClear();
    ({ token } = await harness.make.member(await harness.make.firm(), 'consultant'));
  });
  afterAll(async () => {
    logged.mockRestore();
    await harness.stop();
  });

  const report = (body: object, bearer?: string) =>
    harness.request('POST', '/client-errors', bearer, { body });
  const error = { message: 'x is undefined', page: '/clients' };

  it('stand in the log, with who had them and where, on one line and without secrets', async () => {
    const answer = await report(
      {
        message: 'boom\r\nforged: line',
        page: '/clients?q=Acme',
        stack: 'Error: boom\n at https://votra.example/main.js?v=1:2:3 Bearer abc.def',
        failedRequestId: 'req-1',
      },
      token,
    );

    expect(answer.status).toBe(204);
    expect(logged).toHaveBeenCalledTimes(1);
    const [fields, message] = logged.mock.calls[0] as unknown as [object, string];
    expect(message).toBe('client error: boom forged: line');
    expect(fields).toMatchObject({
      page: '/clients',
      stack: 'Error: boom  at https://votra.example/main.js [token]',
      failedRequestId: 'req-1',
      userId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      firmId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      reqId: expect.any(String) as string,
    });
  });

  it('are taken from a client’s person too, and from no stranger', async () => {
    const firm = await harness.make.firm();
    const client = await harness.make.client(firm);
    const portal = await harness.make.portalUser(firm, client.id);

    expect((await report(error, portal.token)).status).toBe(204);
    expect((await report(error)).status).toBe(401);
    expect(logged).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['message', { ...error, message: 'x'.repeat(501) }],
    ['stack', { ...error, stack: 'x'.repeat(4_001) }],
    ['page', { ...error, page: 'x'.repeat(501) }],
    ['message', { page: '/clients' }],
    ['token', { ...error, token: 'secret' }],
  ])('are refused when %s is not as agreed', async (field, body) => {
    const answer = await report(body, token);

    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body)).toContain(field);
    expect(logged).not.toHaveBeenCalled();
  });

  it('are counted as every request is', async () => {
    const statuses = await Promise.all(Array.from({ length: 9 }, () => report(error, token)));

    expect(statuses.filter(({ status }) => status === 429)).toHaveLength(1);
  });
});
