import { Service } from '@angular/core';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';
import type { PasskeyAssertionDto } from '#libs/api-client/models/passkey-assertion-dto';
import type { PasskeyAttestationDto } from '#libs/api-client/models/passkey-attestation-dto';
import { ApiError } from '#libs/ui/api-error';

/** What the API says to ask a device for. */
type Options = Record<string, unknown>;

export const PASSKEY_CANCELLED = 'PASSKEY_CANCELLED';

/** Devices that keep passkeys, as the browser reaches them. The library is loaded with the first question. */
@Service()
export class PasskeyDevices {
  readonly supported = typeof PublicKeyCredential !== 'undefined';

  /** Whether the browser offers passkeys where one types an address. */
  async autofills(): Promise<boolean> {
    if (!this.supported) return false;
    return (await import('@simplewebauthn/browser')).browserSupportsWebAuthnAutofill();
  }

  /** A new passkey. @throws ApiError in words for the person */
  async create(options: Options): Promise<PasskeyAttestationDto> {
    const { startRegistration } = await import('@simplewebauthn/browser');
    const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON;
    const { id, response } = await startRegistration({ optionsJSON }).catch(refuse);
    const { clientDataJSON, attestationObject, transports = [] } = response;
    return { credentialId: id, clientDataJSON, attestationObject, transports };
  }

  /** An answer by a passkey; `autofill` waits until one is picked from the list below an input. @throws ApiError */
  async ask(options: Options, { autofill = false } = {}): Promise<PasskeyAssertionDto> {
    const { startAuthentication } = await import('@simplewebauthn/browser');
    const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON;
    const { id, response } = await startAuthentication({ optionsJSON, useBrowserAutofill: autofill }).catch(
      refuse,
    );
    const { clientDataJSON, authenticatorData, signature, userHandle } = response;
    return {
      ...{ credentialId: id, clientDataJSON, authenticatorData, signature },
      ...(userHandle ? { userHandle } : {}),
    };
  }

  /** Waits no longer for one to be picked. */
  async cancel(): Promise<void> {
    if (this.supported) (await import('@simplewebauthn/browser')).WebAuthnAbortService.cancelCeremony();
  }
}

function refuse(error: unknown): never {
  const { name } = error as Error;
  if (name === 'InvalidStateError')
    throw new ApiError(0, 'PASSKEY_KNOWN', $localize`This device has a passkey of yours already.`);
  if (name === 'NotAllowedError' || name === 'AbortError')
    throw new ApiError(0, PASSKEY_CANCELLED, $localize`No passkey was chosen. Try again.`);
  throw new ApiError(0, 'PASSKEY_FAILED', $localize`This browser could not use a passkey here.`);
}
