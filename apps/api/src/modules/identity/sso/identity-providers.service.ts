import { Injectable } from '@nestjs/common';
import { isIssuerOf } from '#libs/contracts';
import { Vault } from '../../../platform/access/vault.js';
import { Audit } from '../../../platform/audit/audit.js';
import { Contexts } from '../../../platform/context/contexts.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { onConstraint } from '../../../platform/errors/constraint-errors.js';
import { DomainError, notFound, wrongState } from '../../../platform/errors/domain-error.js';
import { AccountMails } from '../../../platform/mail/account-mails.js';
import { Database } from '../../../platform/persistence/database.js';
import type {
  CreateIdentityProviderDto,
  IdentityProviderDto,
  IdentityProviderListDto,
  ProviderCheckDto,
  UpdateIdentityProviderDto,
} from './dto/identity-provider.dto.js';
import { IdentityProvider } from './identity-provider.entity.js';
import { END_SESSIONS_BY, PROVIDER, PROVIDERS } from './identity-providers.queries.js';
import { OidcClient } from './oidc-client.js';
import { ProviderCheck } from './provider-check.js';

type Row = Omit<IdentityProviderDto, 'redirectUri'>;

const MOST = 10;

onConstraint('uq_identity_providers_issuer', () => {
  const message = 'The firm has single sign-on with this provider already.';
  return new DomainError('ISSUER_TAKEN', 409, message, [{ field: 'issuer', code: 'TAKEN', message }]);
});

/** At which places a firm's people may sign in. Client secrets are sealed, and told to nobody. */
@Injectable()
export class IdentityProvidersService {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly audit: Audit,
    private readonly vault: Vault,
    private readonly mails: AccountMails,
    private readonly oidc: OidcClient,
    private readonly checks: ProviderCheck,
  ) {}

  async list(ctx: RequestContext): Promise<IdentityProviderListDto> {
    const rows = await this.database.query<Row>(ctx, PROVIDERS, [ctx.firmId]);
    const signInLink = this.mails.page(`/login?firm=${ctx.firmId}`);
    return { items: rows.map((row) => this.dtoOf(row)), signInLink };
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<IdentityProviderDto> {
    const row = await this.database.one<Row>(ctx, PROVIDER, [ctx.firmId, id]);
    if (!row) throw notFound('identity provider');
    return this.dtoOf(row);
  }

  /** Lets nobody in yet. @throws 409 when the firm has it already or ten others, 422 */
  async create(ctx: RequestContext, { ...draft }: CreateIdentityProviderDto): Promise<IdentityProviderDto> {
    checkIssuer(draft);
    if ((await this.list(ctx)).items.length >= MOST)
      throw wrongState('PROVIDERS_ENOUGH', `A firm has ${MOST} providers at most. Remove one of them first.`);
    const provider = await this.database.repo(ctx, IdentityProvider).insert(draft);
    await this.record(ctx, 'created', null, provider);
    return this.get(ctx, provider.id);
  }

  /** @throws 404, 409 when it is to be switched on without application id and secret, 412 */
  async update(
    ctx: RequestContext,
    id: string,
    version: number,
    { applicationSecret, ...changes }: UpdateIdentityProviderDto,
  ): Promise<IdentityProviderDto> {
    const providers = this.database.repo(ctx, IdentityProvider);
    const before = await providers.lockVersion(id, version);
    const sealed =
      applicationSecret === undefined ? {} : { sealedSecret: this.vault.seal(applicationSecret, id) };
    const { enabled = before.enabled, applicationId = before.applicationId } = changes;
    if (enabled && !(applicationId && (applicationSecret ?? before.sealedSecret)))
      throw wrongState('PROVIDER_INCOMPLETE', 'Enter the application id and its secret first.');
    const after = await providers.update(id, { ...changes, ...sealed });
    if ((before.enabled && !after.enabled) || (before.isSecondFactor && !after.isSecondFactor))
      await ctx.tx.run(END_SESSIONS_BY, [ctx.firmId, id, 'single sign-on changed']);
    await this.record(ctx, 'updated', before, after);
    return this.get(ctx, id);
  }

  /** With the links of all members, whose sessions by it end. @throws 404, 412 */
  async remove(ctx: RequestContext, id: string, version: number): Promise<void> {
    const providers = this.database.repo(ctx, IdentityProvider);
    const before = await providers.lockVersion(id, version);
    await ctx.tx.run(END_SESSIONS_BY, [ctx.firmId, id, 'single sign-on removed']);
    await providers.delete({ id });
    await this.record(ctx, 'deleted', before, null);
  }

  /** Asks the provider itself, outside of any transaction. @throws 404 */
  async check(ctx: RequestContext, id: string): Promise<ProviderCheckDto> {
    const provider = await this.contexts.resume(ctx, (now) =>
      this.database.repo(now, IdentityProvider).getOrFail(id),
    );
    return { problems: await this.checks.problemsOf(provider) };
  }

  private dtoOf(row: Row): IdentityProviderDto {
    return { ...row, redirectUri: this.oidc.redirectUri(row.id) };
  }

  private record(
    ctx: RequestContext,
    deed: string,
    before: IdentityProvider | null,
    after: IdentityProvider | null,
  ): Promise<void> {
    const { id: objectId, name: objectLabel } = (after ?? before)!;
    const object = { objectType: 'identity_provider', objectId, objectLabel };
    return this.audit.record(ctx, { action: `identity_provider.${deed}`, ...object, before, after });
  }
}

/** @throws 422 */
function checkIssuer({ preset, issuer }: CreateIdentityProviderDto): void {
  if (!isIssuerOf(preset, issuer))
    throw DomainError.field('issuer', 'ISSUER_OF_PRESET', 'This is not the address of that provider.');
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search || url.hash)
    throw DomainError.field('issuer', 'ISSUER_NOT_URL', 'Write the address as https://login.firm.example.');
}
