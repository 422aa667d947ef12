import { generateKeyPairSync, sign } from 'node:crypto';
import { type Bytes, fromLatin1, sha256, toHex } from './bytes.js';
import { chainHash, chainStart } from './chain.js';
import { type Manifest, sealOf, verify } from './seal.js';

const PDF = '%PDF-1.7\n1 0 obj << >> endobj\nstartxref\n9\n%%EOF\n';
const AFTER = '2 0 obj << /Certificate >> endobj\nstartxref\n51\n%%EOF';

const pair = generateKeyPairSync('ed25519');
const publicKey = Buffer.from(pair.publicKey.export({ format: 'jwk' }).x!, 'base64url');
const signed = (line: string) => toHex(sign(null, Buffer.from(line), pair.privateKey));

async function manifestOf(body: Bytes): Promise<Manifest> {
  const sent = await sha256(PDF);
  const consent = 'Je suis d’accord ✓';
  const consentSha256 = await sha256(consent);
  const event = {
    ...{ position: 1, at: '2026-11-21T10:15:00.000Z', deed: 'signed', who: 'Ada' },
    ...{ address: '203.0.113.7', agent: 'A browser', note: '' },
  };
  const head = await chainHash(await chainStart('r', sent, consentSha256), event);
  return {
    ...{ v: 1, requestId: 'r', firm: 'Alder & Finch', title: 'Frame' },
    sent: { bytes: PDF.length, sha256: sent },
    signed: { bytes: body.length, sha256: await sha256(body) },
    ...{ consent, consentSha256, signers: [], events: [{ ...event, hash: head }], head },
    ...{ key: toHex(publicKey), sealedAt: '2026-11-21T10:16:00.000Z' },
  };
}

async function sealedFile(change: (manifest: Manifest) => Manifest = (same) => same): Promise<Bytes> {
  const body = fromLatin1(PDF + AFTER);
  const seal = await sealOf(body, change(await manifestOf(body)), signed);
  return new Uint8Array([...body, ...seal]);
}

describe('a sealed file', () => {
  it('holds as it was sealed, and still ends as a PDF does', async () => {
    const file = await sealedFile();
    expect(await verify(file)).toMatchObject({ valid: true, manifest: { consent: 'Je suis d’accord ✓' } });
    expect(Buffer.from(file).toString('latin1')).toMatch(/startxref\n51\n%%EOF\n$/);
  });

  it.each([0x01, 0x20, 0x80])('is altered when any one byte of it is, by %i', async (bit) => {
    const file = await sealedFile();
    const undiscovered: number[] = [];
    for (let at = 0; at < file.length; at++) {
      const flipped = file.slice();
      flipped[at]! ^= bit;
      if ((await verify(flipped)).valid) undiscovered.push(at);
    }
    expect(undiscovered).toEqual([]);
  });

  it('is altered when something is cut off, added, or the seal of another one stands there', async () => {
    const file = await sealedFile();
    const other = await sealedFile((manifest) => ({ ...manifest, title: 'Other' }));
    const seal = other.slice(PDF.length + AFTER.length);
    for (const altered of [
      file.slice(0, -1),
      new Uint8Array([...file, 10]),
      new Uint8Array([...file, ...seal]),
      fromLatin1(PDF),
      new Uint8Array(),
    ])
      expect((await verify(altered)).valid).toBe(false);
  });

  it('is not made good by a key that signs what is not so', async () => {
    const faults = await Promise.all(
      [
        (manifest: Manifest) => ({ ...manifest, events: [] }),
        (manifest: Manifest) => ({ ...manifest, consent: 'Something else' }),
        (manifest: Manifest) => ({ ...manifest, sent: { ...manifest.sent, bytes: 3 } }),
        (manifest: Manifest) => ({ ...manifest, key: '00'.repeat(32) }),
      ].map(async (change) => verify(await sealedFile(change))),
    );
    expect(faults).toEqual(
      ['events', 'events', 'content', 'signature'].map((fault) => ({ valid: false, fault })),
    );
  });
});
