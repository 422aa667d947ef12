import { Injectable } from '@nestjs/common';
import { addDays, today } from '#libs/calendar';
import { ALL_PERMISSIONS, LIMITS } from '#libs/contracts';
import { newApiKey } from '../../../platform/access/api-key-token.js';
import { hashOf } from '../../../platform/access/secrets.js';
import { Audit } from '../../../platform/audit/audit.js';
import { ownMembershipId, type RequestContext } from '../../../platform/context/request-context.js';
import { DomainError, notFound } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { contains, type Page } from '../../../platform/persistence/page.js';
import { assertHolds } from '../members/grants.js';
import { ApiKey } from './api-key.entity.js';
import { API_KEY, API_KEY_LIST, REVOKE_KEYS_OF } from './api-keys.queries.js';
import type { ApiKeyDto, CreateApiKeyDto, ListApiKeysQuery, NewApiKeyDto } from './dto/api-key.dto.js';

/** Keys with which other software calls the API. Only their hashes are kept. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  list(ctx: RequestContext, { q, state, ...page }: ListApiKeysQuery): Promise<Page<ApiKeyDto>> {
    return this.database.page<ApiKeyDto>(ctx, API_KEY_LIST, page, { q: q && contains(q), state });
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<ApiKeyDto> {
    const key = await this.database.one<ApiKeyDto>(ctx, API_KEY, [ctx.firmId, id]);
    if (!key) throw notFound('API key');
    return key;
  }

  /** The token is told here and nowhere else. @throws 403 beyond the actor's own rights, 422 */
  async create(ctx: RequestContext, { name, scopes, expiresOn }: CreateApiKeyDto): Promise<NewApiKeyDto> {
    assertHolds(ctx.permissions, scopes);
    checkExpiry(expiresOn, today(ctx.firm.timeZone));
    const { token, prefix } = newApiKey(ctx.firmId);
    const key = await this.database.repo(ctx, ApiKey).insert({
      ...{ membershipId: ownMembershipId(ctx), name, prefix, expiresOn },
      ...{ tokenHash: hashOf(token), scopes: ALL_PERMISSIONS.filter((one) => scopes.includes(one)) },
    });
    await this.record(ctx, 'created', key, null, { name, scopes: key.scopes, expiresOn });
    return { apiKey: await this.get(ctx, key.id), token };
  }

  /** Refused from the next request on. One that is revoked stays so. @throws 404 */
  async revoke(ctx: RequestContext, id: string): Promise<void> {
    const key = await this.database.repo(ctx, ApiKey).lockOrFail(id);
    if (key.revokedAt) return;
    const { revokedAt } = await this.database.repo(ctx, ApiKey).update(id, { revokedAt: new Date() });
    await this.record(ctx, 'revoked', key, { revokedAt: null }, { revokedAt });
  }

  /** All keys that somebody made: they acted in that person's name. */
  async revokeOf(ctx: RequestContext, membershipId: string): Promise<void> {
    const keys = await this.database.query<Pick<ApiKey, 'id' | 'name'>>(ctx, REVOKE_KEYS_OF, [
      ctx.firmId,
      membershipId,
    ]);
    for (const key of keys) await this.record(ctx, 'revoked', key, null, null);
  }

  private record(
    ctx: RequestContext,
    deed: string,
    { id: objectId, name: objectLabel }: Pick<ApiKey, 'id' | 'name'>,
    before: object | null,
    after: object | null,
  ): Promise<void> {
    const object = { objectType: 'api_key', objectId, objectLabel };
    return this.audit.record(ctx, { action: `api_key.${deed}`, ...object, before, after });
  }
}

/** @throws 422 */
function checkExpiry(expiresOn: string, now: string): void {
  const last = addDays(now, LIMITS.apiKeyDays);
  if (expiresOn >= now && expiresOn <= last) return;
  const message = `Choose a day from ${now} to ${last}: a key holds for a year at most.`;
  throw DomainError.field('expiresOn', 'EXPIRY_OUT_OF_RANGE', message);
}
