import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import type { SignInOfferDto } from './dto/identity-provider.dto.js';
import { OFFERS, OPEN_PROVIDER } from './identity-providers.queries.js';
import type { Identity, Provider } from './oidc-client.js';

/** A provider that is switched on, of a firm that is open. */
export interface OpenProvider extends Provider {
  isSecondFactor: boolean;
  emailDomains: string[];
}

/** Providers as those see them who are not signed in yet. */
@Injectable()
export class SsoProviders {
  constructor(private readonly database: Database) {}

  /** None for a firm that has none or does not exist. */
  offers(firmId: string): Promise<SignInOfferDto[]> {
    return this.database.transaction(
      { firmId },
      async (tx) => (await tx.run<SignInOfferDto>(OFFERS, [firmId])).rows,
    );
  }

  /** @throws 404 for one that is switched off, another firm's or none */
  async open(firmId: string, id: string): Promise<OpenProvider> {
    const [provider] = await this.database.transaction(
      { firmId },
      async (tx) => (await tx.run<OpenProvider>(OPEN_PROVIDER, [firmId, id])).rows,
    );
    if (!provider) throw gone();
    return provider;
  }
}

const gone = () =>
  new DomainError('NOT_FOUND', 404, 'This single sign-on is not there any more. Sign in another way.');

/** Why the firm does not take an account of this address; undefined when it does. */
export function domainProblem(
  { name, emailDomains }: OpenProvider,
  { email, emailVerified }: Identity,
): string | undefined {
  if (!emailDomains.length) return undefined;
  if (!emailVerified) return `${name} has not confirmed the e-mail address of this account.`;
  return emailDomains.includes(email.slice(email.lastIndexOf('@') + 1))
    ? undefined
    : `Only accounts of ${emailDomains.join(', ')} may be used here.`;
}
