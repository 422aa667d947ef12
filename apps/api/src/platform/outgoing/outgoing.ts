import { lookup } from 'node:dns/promises';
import {
  type ClientRequest,
  type IncomingMessage,
  request as httpRequest,
  type RequestOptions,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import { isLoopback, isPublicAddress } from './addresses.js';

/** Why there is no answer. */
export type Obstacle = 'address' | 'unreachable' | 'untrusted' | 'slow' | 'large';

/** The message is a sentence for whoever chose the address. */
export class OutgoingError extends Error {
  constructor(
    readonly obstacle: Obstacle,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export interface OutgoingRequest {
  method?: string;
  headers?: Record<string, string> | Headers;
  body?: string | URLSearchParams;
  signal?: AbortSignal;
}

interface Address {
  address: string;
  family: number;
}

type Lookup = NonNullable<RequestOptions['lookup']>;

const ANSWER_BYTES = 1_048_576;
const SECONDS = 10;
const HTTPS_PORT = 443;
/** Below are the ports of mail, files and the like, which somebody may want us to talk to. */
const FIRST_FREE_PORT = 1_024;
const BODILESS = new Set([204, 205, 304]);

/**
 * The one way out for requests whose address somebody chose. It goes to public addresses by https alone; the name is
 * resolved once, checked, and the connection made to what was checked, so that a second look-up cannot lead elsewhere.
 * No redirect is followed, nothing is kept between requests, and no proxy of the environment is used.
 */
@Injectable()
export class Outgoing {
  private readonly loopback: boolean;
  protected readonly seconds: number = SECONDS;

  constructor({ OUTGOING_LOOPBACK }: Config) {
    this.loopback = OUTGOING_LOOPBACK;
  }

  /** As the global `fetch`, whose place it takes in libraries. A 3xx is an answer. @throws OutgoingError */
  readonly fetch = async (url: string, request: OutgoingRequest = {}): Promise<Response> => {
    const target = this.targetOf(url);
    const host = target.hostname.replace(/^\[|\]$/g, '');
    const timeout = AbortSignal.timeout(this.seconds * 1_000);
    const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout;
    try {
      const addresses = await untilAborted(this.addressesOf(host), signal);
      return await send(target, { ...request, signal }, pinnedTo(addresses));
    } catch (error) {
      throw sentenceFor(error, host, timeout.aborted);
    }
  };

  /** The addresses of a name. */
  protected resolve(host: string): Promise<Address[]> {
    return lookup(host, { all: true });
  }

  private targetOf(text: string): URL {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    // the parser has made 127.0.0.1 of 0x7f.1 and 2130706433
    if (!url || url.username || url.password)
      throw new OutgoingError('address', 'This is no address as https://login.firm.example.');
    if (this.loopback && isLoopback(url.hostname.replace(/^\[|\]$/g, ''))) return url;
    const port = Number(url.port || HTTPS_PORT);
    if (url.protocol !== 'https:' || (port !== HTTPS_PORT && port < FIRST_FREE_PORT))
      throw new OutgoingError(
        'address',
        'The address has to begin with https://, on its usual port or one above 1023.',
      );
    return url;
  }

  /** One that may not be reached refuses the name: which of several is taken is not ours to choose. */
  private async addressesOf(host: string): Promise<Address[]> {
    const found = isIP(host)
      ? [{ address: host, family: isIP(host) }]
      : await this.resolve(host).catch(() => []);
    const may = ({ address }: Address) => isPublicAddress(address) || (this.loopback && isLoopback(address));
    // one sentence for both: what is inside our network has no names out there
    if (!found.length || !found.every(may))
      throw new OutgoingError('address', `${host} has no public address.`);
    return found;
  }
}

/** In place of the system's look-up. */
function pinnedTo(addresses: Address[]): Lookup {
  const [{ address, family }] = addresses as [Address];
  return (_host, options, done) => {
    if (options.all) done(null, addresses);
    else done(null, address, family);
  };
}

async function send(
  url: URL,
  { method = 'GET', headers, body, signal }: OutgoingRequest & { signal: AbortSignal },
  look: Lookup,
): Promise<Response> {
  const text = body === undefined ? undefined : String(body);
  const options: RequestOptions = {
    // compressed answers could unpack to any size
    headers: { ...Object.fromEntries(new Headers(headers)), 'accept-encoding': 'identity' },
    ...{ method, signal, lookup: look, agent: false },
  };
  const call = url.protocol === 'https:' ? httpsRequest(url, options) : httpRequest(url, options);
  call.end(text);
  const answer = await answerTo(call);
  const content = await contentOf(answer);
  const { statusCode: status = 0 } = answer;
  return new Response(BODILESS.has(status) ? null : content, { status, headers: headersOf(answer) });
}

const answerTo = (call: ClientRequest): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => call.once('response', resolve).once('error', reject));

async function contentOf(answer: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > ANSWER_BYTES) throw new OutgoingError('large', 'The answer is larger than anybody needs.'); // leaving the loop ends the connection
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function headersOf({ headersDistinct }: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct))
    for (const value of values) headers.append(name, value);
  return headers;
}

const untilAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
    ),
  ]);

/** Nothing of what the system says: it would tell about our network. */
function sentenceFor(error: unknown, host: string, timedOut: boolean): unknown {
  if (error instanceof OutgoingError) return error;
  const cause = { cause: error };
  if (timedOut) return new OutgoingError('slow', `${host} did not answer in time.`, cause);
  const { code = '' } = error as NodeJS.ErrnoException;
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_/.test(code))
    return new OutgoingError('untrusted', `${host} shows no certificate that can be trusted.`, cause);
  return new OutgoingError('unreachable', `${host} cannot be reached.`, cause);
}
