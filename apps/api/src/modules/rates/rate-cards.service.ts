import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { notFound, staleVersion } from '../../platform/errors/domain-error.js';
import { Database } from '../../platform/persistence/database.js';
import { contains, type Page } from '../../platform/persistence/page.js';
import { CardVersions } from './card-versions.js';
import type {
  ChangedRateCardDto,
  CreateRateCardDto,
  ListRateCardsQuery,
  RateCardDto,
  RateCardRowDto,
  RateCardVersionDto,
  RateEffectDto,
  SetRateCardVersionsDto,
} from './dto/rate-card.dto.js';
import { reasonToLock } from './card-lock.js';
import { RateCard } from './rate-card.entity.js';
import {
  cardHasVersions,
  cardLocked,
  effectChanged,
  otherCurrency,
  unknownOwner,
} from './rate-cards.errors.js';
import { OWNER_OF_CARD, RATE_CARD, RATE_CARD_LIST } from './rate-cards.queries.js';
import { netOf, Repricing, type Touched } from './repricing.js';
import { planVersions } from './version-plan.js';

type CardHead = Omit<RateCardDto, 'versions' | 'locked'> & {
  engagementStatus: string | null;
  projectStatus: string | null;
};

/** What hours cost, by firm, client, engagement and project. A change reprices the hours that are not invoiced. */
@Injectable()
export class RateCards {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly versions: CardVersions,
    private readonly repricing: Repricing,
  ) {}

  list(ctx: RequestContext, { q, ...query }: ListRateCardsQuery): Promise<Page<RateCardRowDto>> {
    const { page, perPage, sort, ...filters } = query;
    return this.database.page(
      ctx,
      RATE_CARD_LIST,
      { page, perPage, sort },
      { q: q && contains(q), ...filters },
    );
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<RateCardDto> {
    const [head, versions] = await Promise.all([
      this.database.one<CardHead>(ctx, RATE_CARD, [ctx.firmId, id]),
      this.versions.of(ctx, id),
    ]);
    if (!head) throw notFound('rate card');
    const { engagementStatus, projectStatus, ...card } = head;
    return { ...card, versions, locked: reasonToLock(engagementStatus, projectStatus) };
  }

  /** A card without prices yet. @throws 409 when there is one in the currency or it would be locked, 422 for an unknown owner */
  async create(ctx: RequestContext, draft: CreateRateCardDto): Promise<RateCardDto> {
    const { level, clientId, engagementId, projectId, currency, name = '' } = draft;
    const ownerId = { firm: ctx.firmId, client: clientId, engagement: engagementId, project: projectId }[
      level
    ];
    const given = [clientId, engagementId, projectId].filter((id) => id !== undefined);
    if (!ownerId || given.length !== (level === 'firm' ? 0 : 1)) throw unknownOwner(`${level}Id`);
    const own =
      level === 'firm'
        ? { currency: ctx.firm.baseCurrency }
        : await this.database.one<{ currency: string }>(ctx, OWNER_OF_CARD, [ctx.firmId, level, ownerId]);
    if (!own) throw unknownOwner(`${level}Id`);
    const agreed = level === 'engagement' || level === 'project';
    if (agreed && currency && currency !== own.currency) throw otherCurrency(own.currency);
    const card = await this.database.repo(ctx, RateCard).insert({
      ...{ level, clientId, engagementId, projectId, ownerId, name },
      currency: currency ?? own.currency,
    });
    const created = await this.get(ctx, card.id);
    if (created.locked) throw cardLocked(created.locked);
    await this.record(ctx, 'rate_card.created', created, null, card);
    return created;
  }

  /** @throws 404, 412 */
  async rename(ctx: RequestContext, id: string, version: number, name: string): Promise<RateCardDto> {
    const before = await this.database.repo(ctx, RateCard).lockVersion(id, version);
    const after = await this.database.repo(ctx, RateCard).update(id, { name });
    const card = await this.get(ctx, id);
    await this.record(ctx, 'rate_card.renamed', card, before, after);
    return card;
  }

  /** A card without prices. @throws 404, 409 while it has versions or once hours were priced by it, 412 */
  async remove(ctx: RequestContext, id: string, version: number): Promise<void> {
    const before = await this.database.repo(ctx, RateCard).lockVersion(id, version);
    const card = await this.get(ctx, id);
    if (card.versions.length) throw cardHasVersions();
    await this.database.repo(ctx, RateCard).delete({ id });
    await this.record(ctx, 'rate_card.deleted', card, before, null);
  }

  /** What `setVersions` would do to unbilled hours: it is done, looked at and undone. @throws as it does */
  async preview(
    ctx: RequestContext,
    id: string,
    version: number,
    wanted: SetRateCardVersionsDto,
  ): Promise<RateEffectDto> {
    await ctx.tx.run('SAVEPOINT before_change');
    const { touched } = await this.change(ctx, id, version, wanted);
    const effect = await this.repricing.effect(ctx, touched);
    await ctx.tx.run('ROLLBACK TO SAVEPOINT before_change');
    return effect;
  }

  /** @throws 404, 409 when versions overlap, the card is locked or the previewed effect is another, 412, 422 */
  async setVersions(
    ctx: RequestContext,
    id: string,
    version: number,
    wanted: SetRateCardVersionsDto,
  ): Promise<ChangedRateCardDto> {
    await this.repricing.hold(ctx);
    const { card: before, touched } = await this.change(ctx, id, version, wanted);
    const effect = await this.repricing.effect(ctx, touched);
    if (wanted.previewed !== undefined && wanted.previewed !== effect.stamp) throw effectChanged();
    await this.repricing.apply(ctx, touched);
    await this.database.repo(ctx, RateCard).update(id, {});
    const after = await this.get(ctx, id);
    const repriced = effect.entries
      ? { repricedEntries: effect.entries, priceDifference: netOf(effect) }
      : {};
    await this.record(
      ctx,
      'rate_card.prices_changed',
      after,
      { prices: plain(before.versions) },
      { prices: plain(after.versions), ...repriced },
      wanted.reason,
    );
    return Object.assign(after, { effect });
  }

  private async change(
    ctx: RequestContext,
    id: string,
    version: number,
    { versions }: SetRateCardVersionsDto,
  ): Promise<{ card: RateCardDto; touched: Touched }> {
    const row = await this.database.repo(ctx, RateCard).lockOrFail(id);
    const card = await this.get(ctx, id);
    if (card.locked) throw cardLocked(card.locked);
    if (card.version !== version) throw staleVersion();
    await this.versions.write(ctx, id, card.versions, planVersions(versions, card.versions));
    return { card, touched: await this.repricing.touchedBy(ctx, row) };
  }

  private record(
    ctx: RequestContext,
    action: string,
    card: RateCardDto,
    before: object | null,
    after: object | null,
    reason?: string,
  ): Promise<void> {
    const { id: objectId, ownerName, name, currency } = card;
    const objectLabel = [ownerName ?? ctx.firm.name, name, currency].filter(Boolean).join(' · ');
    return this.audit.record(ctx, {
      ...{ action, objectType: 'rate_card', objectId, objectLabel },
      ...{ before, after, reason },
    });
  }
}

/** Prices as the record has them: without ids. */
const plain = (versions: readonly RateCardVersionDto[]) =>
  versions.map(({ effectiveFrom, effectiveTo, lines }) => ({
    effectiveFrom,
    effectiveTo,
    lines: lines.map(({ role, personName, taskType, hourlyRate }) => ({
      who: role ?? personName,
      ...(taskType ? { taskType } : {}),
      hourlyRate,
    })),
  }));
