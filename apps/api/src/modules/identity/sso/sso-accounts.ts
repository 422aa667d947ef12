import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { SsoAddressDto } from './dto/sso.dto.js';
import type { Account } from './link-account.js';
import { OidcClient } from './oidc-client.js';
import { type Flow, type Purpose, SsoFlows } from './sso-flows.js';
import { domainProblem, type OpenProvider, SsoProviders } from './sso-providers.js';

/** Leads people to a firm's provider, and hears whose account it was when they come back. */
@Injectable()
export class SsoAccounts {
  constructor(
    private readonly providers: SsoProviders,
    private readonly oidc: OidcClient,
    private readonly flows: SsoFlows,
  ) {}

  /** @throws 404, 409 while the provider cannot be asked */
  async begin(
    at: { firmId: string; providerId: string },
    purpose: Purpose,
    reply: FastifyReply,
  ): Promise<SsoAddressDto> {
    const provider = await this.providers.open(at.firmId, at.providerId);
    const secrets = await this.oidc.newSecrets(purpose.kind);
    const url = await this.oidc.address(provider, secrets);
    this.flows.begin({ ...at, purpose, secrets }, reply);
    return { url };
  }

  /** One that the firm takes, or why not. @throws 404, 409 while the provider cannot be asked */
  async answer(
    { firmId, providerId, secrets }: Flow,
    query: string,
  ): Promise<{ provider: OpenProvider } & ({ account: Account } | { problem: string })> {
    const provider = await this.providers.open(firmId, providerId);
    const answer = await this.oidc.answer(provider, secrets, query);
    if ('problem' in answer) return { provider, ...answer };
    const problem = domainProblem(provider, answer.identity);
    return problem ? { provider, problem } : { provider, account: { ...answer.identity, provider } };
  }
}
