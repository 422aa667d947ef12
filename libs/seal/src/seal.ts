import { type Bytes, fromHex, fromLatin1, latin1, sha256 } from './bytes.js';
import { chainEnd, type ChainedEvent, chainStart } from './chain.js';

export interface SealedSigner {
  side: 'firm' | 'client';
  /** As invited. */
  name: string;
  email: string;
  /** As typed. */
  signature: string;
  /** UTC. */
  signedAt: string;
}

interface Print {
  bytes: number;
  /** In hexadecimal. */
  sha256: string;
}

/** What a seal says about the file in front of it. */
export interface Manifest {
  v: 1;
  requestId: string;
  firm: string;
  title: string;
  /** The file's first bytes: the document as it was sent to be signed. */
  sent: Print;
  /** All of the file but the seal: with the certificate. */
  signed: Print;
  consent: string;
  consentSha256: string;
  signers: SealedSigner[];
  events: ChainedEvent[];
  /** The hash of the last event. */
  head: string;
  /** The firm's public Ed25519 key, in hexadecimal. */
  key: string;
  /** UTC. */
  sealedAt: string;
}

/** What of a file does not hold: there is no whole seal, its signature, the bytes before it, or the events. */
export type Fault = 'seal' | 'signature' | 'content' | 'events';
export type Verdict = { valid: true; manifest: Manifest } | { valid: false; fault: Fault };

/** Comments to a PDF reader, which looks for the end of the file and finds what stood at the end before. */
const MARK = '\n%VOTRA-SEAL-1\n%';
const SEAL = /^\n%VOTRA-SEAL-1\n%(\{[\x20-\x7e]*\})\n%([0-9a-f]{128})\nstartxref\n(\d{1,10})\n%%EOF\n$/;
const START = /startxref\s+(\d{1,10})\s+%%EOF\s*$/;
const TAIL_BYTES = 1_024;
const KEY = /^[0-9a-f]{64}$/;

/** The one line that is signed: JSON in ASCII. */
export const manifestText = (manifest: Manifest): string =>
  JSON.stringify(manifest).replace(
    /[^\x20-\x7e]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** The bytes that make a sealed file of `body`; `sign` gives 64 bytes in hexadecimal for the line. @throws Error unless a PDF */
export async function sealOf(
  body: Uint8Array,
  manifest: Manifest,
  sign: (line: string) => Promise<string> | string,
): Promise<Bytes> {
  const start = startOf(body);
  if (start === undefined) throw new Error('Only a whole PDF is sealed.');
  const line = manifestText(manifest);
  return fromLatin1(`${MARK}${line}\n%${await sign(line)}\nstartxref\n${start}\n%%EOF\n`);
}

/** Whether a file is as it was sealed, to the byte. Needs nothing but the file. */
export async function verify(file: Bytes): Promise<Verdict> {
  const at = lastIndexOf(file, fromLatin1(MARK));
  const [, line, signature, start] = SEAL.exec(at < 0 ? '' : latin1(file.subarray(at))) ?? [];
  const manifest = line === undefined ? undefined : parsed(line);
  if (!manifest || signature === undefined) return { valid: false, fault: 'seal' };
  if (!(await signedBy(manifest.key, line!, signature))) return { valid: false, fault: 'signature' };
  const body = file.subarray(0, at);
  const { sent, signed } = manifest;
  const whole = body.length === signed.bytes && (await sha256(body)) === signed.sha256;
  const asSent = (await sha256(body.subarray(0, sent.bytes))) === sent.sha256;
  if (!whole || !asSent || startOf(body) !== start) return { valid: false, fault: 'content' };
  return (await eventsHold(manifest)) ? { valid: true, manifest } : { valid: false, fault: 'events' };
}

async function eventsHold({
  requestId,
  sent,
  consent,
  consentSha256,
  events,
  head,
}: Manifest): Promise<boolean> {
  if ((await sha256(consent)) !== consentSha256) return false;
  return (await chainEnd(await chainStart(requestId, sent.sha256, consentSha256), events)) === head;
}

async function signedBy(key: string, line: string, signature: string): Promise<boolean> {
  if (!KEY.test(key)) return false;
  try {
    const imported = await crypto.subtle.importKey('raw', fromHex(key), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', imported, fromHex(signature), fromLatin1(line));
  } catch (error) {
    // bytes that are no point of the curve
    if (error instanceof DOMException && error.name === 'DataError') return false;
    throw error;
  }
}

function parsed(line: string): Manifest | undefined {
  try {
    const manifest = JSON.parse(line) as Manifest | { v?: number };
    return manifest.v === 1 ? (manifest as Manifest) : undefined;
  } catch {
    return undefined;
  }
}

/** Where the last table of a PDF's objects stands, as its end says. */
const startOf = (body: Uint8Array): string | undefined => START.exec(latin1(body.subarray(-TAIL_BYTES)))?.[1];

function lastIndexOf(bytes: Uint8Array, mark: Uint8Array): number {
  for (let at = bytes.length - mark.length; at >= 0; at--)
    if (mark.every((byte, offset) => bytes[at + offset] === byte)) return at;
  return -1;
}
