import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { readConfig } from '../config/config.js';
import { isPublicAddress } from './addresses.js';
import { Outgoing, type OutgoingError } from './outgoing.js';

const env = { NODE_ENV: 'test', DATABASE_URL: 'postgres://x/y', JWT_SECRET: 'test-'.repeat(8) };
const INSIDE = '127.0.0.1';

/** Look-ups answer what the test says, one after the other. */
class Staged extends Outgoing {
  readonly asked: string[] = [];
  protected override readonly seconds = 2;

  constructor(
    private readonly answers: string[][] = [],
    loopback = false,
  ) {
    super(readConfig({ ...env, OUTGOING_LOOPBACK: String(loopback) }));
  }

  protected override async resolve(host: string) {
    this.asked.push(host);
    const found = this.answers.length > 1 ? this.answers.shift()! : (this.answers[0] ?? []);
    if (!found.length) throw new Error('ENOTFOUND');
    return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  }
}

const obstacle = (outgoing: Outgoing, url: string): Promise<string> =>
  outgoing.fetch(url).then(
    ({ status }) => String(status),
    (error: unknown) => (error as OutgoingError).obstacle,
  );

describe('an address', () => {
  it.each([...['8.8.8.8', '104.16.1.1', '2606:4700:4700::1111', '2a00:1450:4001::1']])(
    '%s is public',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ...['127.0.0.1', '127.8.8.8', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...[
      '169.254.169.254',
      '168.63.129.16',
      '100.64.0.1',
      '100.100.100.200',
      '192.0.0.1',
      '192.0.2.1',
      '198.18.0.1',
    ],
    ...['198.51.100.1', '203.0.113.1', '224.0.0.1', '240.0.0.1', '255.255.255.255', '192.88.99.1'],
    ...[
      '::',
      '::1',
      'fe80::1',
      'fe80::1%eth0',
      'fec0::1',
      'fc00::1',
      'fd00:ec2::254',
      'ff02::1',
      '2001:db8::1',
    ],
    ...[
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '::127.0.0.1',
      '64:ff9b::7f00:1',
      '64:ff9b:1::1',
      '2002:7f00:1::',
    ],
    ...['2001::1', '100::1', '4000::1', '', 'localhost', '8.8.8.8.8'],
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('what goes out', () => {
  it.each([
    ...['http://login.example/', 'ftp://login.example/', 'file:///etc/passwd', 'login.example', 'gopher://x'],
    ...['https://user:secret@login.example/', 'https://login.example:25/', 'https://login.example:22/'],
  ])('is not %s', async (url) => {
    const outgoing = new Staged([['8.8.8.8']]);
    expect(await obstacle(outgoing, url)).toBe('address');
    expect(outgoing.asked).toEqual([]);
  });

  it.each([
    ...[
      'https://127.0.0.1/',
      'https://0x7f.1/',
      'https://2130706433/',
      'https://0177.0.0.1/',
      'https://[::1]/',
    ],
    ...[
      'https://[::ffff:127.0.0.1]/',
      'https://[::ffff:7f00:1]/',
      'https://169.254.169.254/latest/meta-data',
    ],
    ...[
      'https://[fd00:ec2::254]/',
      'https://[64:ff9b::a9fe:a9fe]/',
      'https://127.0.0.1./',
      'https://①②⑦.0.0.1/',
    ],
  ])('is not %s, whatever it is written like', async (url) => {
    const outgoing = new Staged([['8.8.8.8']]);
    expect(await obstacle(outgoing, url)).toBe('address');
    expect(outgoing.asked).toEqual([]);
  });

  it('is no name that leads inside, even if it leads outside as well, nor one that leads nowhere', async () => {
    for (const found of [[INSIDE], ['8.8.8.8', '10.0.0.1'], ['::ffff:10.0.0.1'], []]) {
      const outgoing = new Staged([found]);
      await expect(outgoing.fetch('https://rebind.example/')).rejects.toThrow(
        'rebind.example has no public address.',
      );
    }
  });

  it('may be this machine where the setting says so, and the other inside may not', async () => {
    const outgoing = new Staged([], true);
    expect(await obstacle(outgoing, 'http://127.0.0.1:1/')).toBe('unreachable');
    expect(await obstacle(outgoing, 'http://10.0.0.1/')).toBe('address');
    expect(await obstacle(outgoing, 'http://login.example/')).toBe('address');
    expect(() => readConfig({ ...env, NODE_ENV: 'production', OUTGOING_LOOPBACK: 'true' })).toThrow(
      'OUTGOING_LOOPBACK is not for production',
    );
  });
});

describe('an answer', () => {
  let server: Server;
  let requests: { url: string | undefined; headers: Record<string, unknown>; body: string }[] = [];
  const answers: Record<string, RequestListener> = {
    '/fine': (_, reply) => reply.setHeader('set-cookie', ['a=1', 'b=2']).end('fine'),
    '/moved': (_, reply) => reply.writeHead(302, { location: `http://${INSIDE}/secret` }).end(),
    '/large': (_, reply) => {
      for (let i = 0; i < 20; i++) reply.write('x'.repeat(100_000));
      reply.end();
    },
    '/slow': (_, reply) => {
      reply.write('x');
    },
  };
  beforeAll(async () => {
    server = createServer((request, reply) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        requests.push({ url: request.url, headers: request.headers, body });
        answers[request.url!]?.(request, reply);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, INSIDE, resolve));
  });
  beforeEach(() => (requests = []));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = (path: string): string => `http://${INSIDE}:${(server.address() as AddressInfo).port}${path}`;

  it('comes as fetch would give it, to a request that shows nothing of its own', async () => {
    const outgoing = new Staged([], true);
    const body = new URLSearchParams({ code: 'a b' });
    const answer = await outgoing.fetch(url('/fine'), {
      method: 'POST',
      body,
      headers: { accept: 'text/plain' },
    });
    expect([answer.status, await answer.text()]).toEqual([200, 'fine']);
    await outgoing.fetch(url('/fine'));
    const [first, second] = requests;
    expect(first).toMatchObject({
      body: 'code=a+b',
      headers: { accept: 'text/plain', 'accept-encoding': 'identity' },
    });
    expect(second!.headers).not.toHaveProperty('cookie');
  });

  it('that leads elsewhere is not followed', async () => {
    expect(await obstacle(new Staged([], true), url('/moved'))).toBe('302');
    expect(requests.map((request) => request.url)).toEqual(['/moved']);
  });

  it('is given up when it is too large or too slow', async () => {
    expect(await obstacle(new Staged([], true), url('/large'))).toBe('large');
    expect(await obstacle(new Staged([], true), url('/slow'))).toBe('slow');
  });

  it('comes from the address that was checked, whatever the next look-up would say', async () => {
    const { port } = server.address() as AddressInfo;
    const reached = new Promise((resolve) => server.once('connection', resolve));
    const rebinding = new Staged([[INSIDE], ['10.0.0.1']], true);
    // the server there speaks no TLS; that it was called is what counts
    expect(await obstacle(rebinding, `https://rebind.example:${port}/`)).toMatch(/^un/);
    await reached;
    expect(rebinding.asked).toEqual(['rebind.example']);
  });
});
