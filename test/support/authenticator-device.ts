import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

interface Options {
  challenge: string;
  rp?: { id: string };
  rpId?: string;
  user?: { id: string };
  allowCredentials?: { id: string }[];
  excludeCredentials?: { id: string }[];
}

/** What a browser or a device may get wrong, or lie about. */
export interface Lies {
  origin?: string;
  rpId?: string;
  /** Did the device make sure who holds it? */
  verified?: boolean;
  userHandle?: string;
  type?: string;
  challenge?: string;
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const base64url = (data: Uint8Array | string): string => Buffer.from(data).toString('base64url');
const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;

/** A device with one passkey (ES256), and the browser that asks it. */
export class Device {
  readonly credentialId = base64url(randomBytes(32));
  private readonly key: { publicKey: KeyObject; privateKey: KeyObject } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  });
  private userHandle = base64url('nobody');
  /** Goes up with each use; 0 for a device that does not count. */
  counter = 0;

  constructor(
    private readonly origin = 'http://localhost:3000',
    private readonly counts = true,
  ) {}

  /** As `navigator.credentials.create`. @throws Error when the options exclude the device's passkey */
  create(options: Options, lies: Lies = {}) {
    if (options.excludeCredentials?.some(({ id }) => id === this.credentialId))
      throw new Error('InvalidStateError');
    this.userHandle = options.user!.id;
    const id = Buffer.from(this.credentialId, 'base64url');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, id, this.coseKey()]);
    const authData = Buffer.concat([this.data(lies.rpId ?? options.rp!.id, ATTESTED, lies), attested]);
    const parts = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    return {
      credentialId: this.credentialId,
      clientDataJSON: this.clientData('webauthn.create', options, lies),
      attestationObject: base64url(isoCBOR.encode(parts as Parameters<typeof isoCBOR.encode>[0])),
      transports: ['internal'],
    };
  }

  /** As `navigator.credentials.get`. */
  get(options: Options, lies: Lies = {}) {
    if (this.counts) this.counter++;
    const data = this.data(lies.rpId ?? options.rpId!, 0, lies);
    const clientDataJSON = this.clientData('webauthn.get', options, lies);
    const signed = Buffer.concat([data, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    return {
      credentialId: this.credentialId,
      clientDataJSON,
      authenticatorData: base64url(data),
      signature: base64url(sign('sha256', signed, this.key.privateKey)),
      userHandle: lies.userHandle ?? this.userHandle,
    };
  }

  private data(rpId: string, flags: number, { verified = true }: Lies): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags | PRESENT | (verified ? VERIFIED : 0)]), counter]);
  }

  private clientData(type: string, { challenge }: Options, lies: Lies): string {
    const said = { type, challenge, origin: this.origin, crossOrigin: false };
    const { type: otherType = type, challenge: otherChallenge = challenge, origin = this.origin } = lies;
    return base64url(JSON.stringify({ ...said, type: otherType, challenge: otherChallenge, origin }));
  }

  private coseKey(): Buffer {
    const { x, y } = this.key.publicKey.export({ format: 'jwk' });
    const bytes = (text = ''): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));
    const cose = new Map<number, number | Uint8Array>([
      [1, 2], // an elliptic curve
      [3, -7], // ES256
      [-1, 1], // P-256
      [-2, bytes(x)],
      [-3, bytes(y)],
    ]);
    return Buffer.from(isoCBOR.encode(cose as Parameters<typeof isoCBOR.encode>[0]));
  }
}
