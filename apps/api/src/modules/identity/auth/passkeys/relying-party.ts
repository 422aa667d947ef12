import { Injectable } from '@nestjs/common';
import type { AuthenticatorTransport, WebAuthnCredential } from '@simplewebauthn/server';
import { Config } from '../../../../platform/config/config.js';
import type { PasskeyAssertionDto, PasskeyAttestationDto } from '../dto/passkey.dto.js';
import { CHALLENGE_SECONDS, digestOf } from './passkey-challenges.js';

/** A passkey as a browser knows it. */
export interface KnownPasskey {
  credentialId: string;
  transports: string[];
}

export interface SigningPasskey extends KnownPasskey {
  userId: string;
  publicKey: Buffer;
  counter: string;
}

const TIMEOUT_MS = CHALLENGE_SECONDS * 1_000;
/** ES256, EdDSA and RS256: what devices have. */
const ALGORITHMS = [-7, -8, -257];

/** Some 250 modules, which load with the first passkey: every start of the API would pay for them. */
const library = () => import('@simplewebauthn/server');

/** What a person's passkeys are made for. It says nothing about them but the id of their login. */
export const handleOf = (userId: string): string => Buffer.from(userId).toString('base64url');

/** This installation as devices know it: by the configured origin alone, whatever Host a request came with. */
@Injectable()
export class RelyingParty {
  private readonly origin: string;
  private readonly id: string;

  constructor(config: Config) {
    const url = new URL(config.PUBLIC_URL);
    this.origin = url.origin;
    this.id = url.hostname;
  }

  /** For `navigator.credentials.create`. The device is not asked who made it. */
  async creation(
    token: string,
    person: { id: string; name: string; email: string },
    known: readonly KnownPasskey[],
  ): Promise<object> {
    return (await library()).generateRegistrationOptions({
      rpName: 'Votra',
      rpID: this.id,
      userID: new Uint8Array(Buffer.from(person.id)),
      userName: person.email,
      userDisplayName: person.name,
      challenge: new Uint8Array(digestOf(token)),
      timeout: TIMEOUT_MS,
      attestationType: 'none',
      excludeCredentials: known.map(listed),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: ALGORITHMS,
    });
  }

  /** For `navigator.credentials.get`: any passkey of this place, or those of one person. */
  async request(token: string, known: readonly KnownPasskey[] = []): Promise<object> {
    return (await library()).generateAuthenticationOptions({
      rpID: this.id,
      challenge: new Uint8Array(digestOf(token)),
      timeout: TIMEOUT_MS,
      userVerification: 'required',
      allowCredentials: known.map(listed),
    });
  }

  /** The new public key; undefined unless the device verified its person and answered this very challenge. */
  async created(
    token: string,
    { credentialId: id, transports, ...response }: PasskeyAttestationDto,
  ): Promise<WebAuthnCredential | undefined> {
    const sent = { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response } as const;
    const { verifyRegistrationResponse } = await library();
    const { registrationInfo } = await attempt(
      verifyRegistrationResponse({
        response: sent,
        ...this.expected(token),
        supportedAlgorithmIDs: ALGORITHMS,
      }),
    );
    return registrationInfo?.credential;
  }

  /** What the device's counter says now; undefined unless it is the passkey's answer to this very challenge. */
  async answered(
    token: string,
    { credentialId: id, userHandle, ...response }: PasskeyAssertionDto,
    { userId, publicKey, counter }: SigningPasskey,
  ): Promise<number | undefined> {
    if (userHandle && userHandle !== handleOf(userId)) return undefined;
    const sent = { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response } as const;
    const { verifyAuthenticationResponse } = await library();
    const { authenticationInfo } = await attempt(
      verifyAuthenticationResponse({
        response: sent,
        ...this.expected(token),
        credential: { id, publicKey: new Uint8Array(publicKey), counter: Number(counter) },
      }),
    );
    return authenticationInfo?.newCounter;
  }

  private expected(token: string) {
    return {
      expectedChallenge: digestOf(token).toString('base64url'),
      expectedOrigin: this.origin,
      expectedRPID: this.id,
      requireUserVerification: true,
    };
  }
}

const listed = ({ credentialId, transports }: KnownPasskey) => ({
  id: credentialId,
  transports: transports as AuthenticatorTransport[],
});

/** The library throws for what does not fit and for what it cannot read: to us both are no answer. */
async function attempt<T extends { verified: boolean }>(verification: Promise<T>): Promise<Partial<T>> {
  try {
    const result = await verification;
    return result.verified ? result : {};
  } catch {
    return {};
  }
}
