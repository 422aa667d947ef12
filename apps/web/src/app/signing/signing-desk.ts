import type { SignDto } from '#libs/api-client/models/sign-dto';
import type { SigningDto } from '#libs/api-client/models/signing-dto';

/** How a signer's page reaches the API: by a mailed link, or as a client's login. */
export interface SigningDesk {
  look(): Promise<SigningDto>;
  document(): Promise<Blob>;
  sendCode(): Promise<unknown>;
  sign(signature: SignDto): Promise<SigningDto>;
  decline(reason: string): Promise<SigningDto>;
}
