import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Database } from '../../platform/persistence/database.js';
import type { RateCardVersionDto } from './dto/rate-card.dto.js';
import { CardVersions } from './card-versions.js';
import { RateCard } from './rate-card.entity.js';
import { severalVersions } from './rate-cards.errors.js';
import type { PlannedVersion } from './version-plan.js';

const EMPTY: Partial<RateCardVersionDto> = {};

type Rates = readonly { role: string; hourlyRate: string }[];

const byRole = (rates: Rates) =>
  rates.map(({ role, hourlyRate }) => ({ role, hourlyRate, membershipId: null, taskType: '' }));

/** A card's versions with others of these prices from a day on. */
function versionsFrom(known: readonly RateCardVersionDto[], from: string, rates: Rates): PlannedVersion[] {
  const holds = ({ effectiveFrom, effectiveTo }: RateCardVersionDto): boolean =>
    (effectiveFrom === null || effectiveFrom <= from) && (effectiveTo === null || from < effectiveTo);
  const now = known.find(holds);
  const changed = new Set(rates.map(({ role }) => role.toLowerCase()));
  const kept = (now?.lines ?? []).filter(
    ({ role, taskType }) => role === null || taskType !== '' || !changed.has(role.toLowerCase()),
  );
  const lines = [...kept, ...byRole(rates)];
  const next = known.map(({ effectiveFrom }) => effectiveFrom).find((day) => day !== null && day > from);
  const starts: PlannedVersion = {
    effectiveFrom: from,
    effectiveTo: now?.effectiveTo ?? next ?? null,
    lines,
  };
  if (!now) return [...known, starts];
  const others = known.filter((version) => version !== now);
  return now.effectiveFrom === from
    ? [...others, Object.assign({}, now, { lines })]
    : [...others, Object.assign({}, now, { effectiveTo: from }), starts];
}

/** The rate card of an engagement: that of a draft, and what change orders make of it. */
@Injectable()
export class EngagementPrices {
  constructor(
    private readonly database: Database,
    private readonly versions: CardVersions,
  ) {}

  /** Gives the engagement exactly these prices by role. @throws 422 when its card has several versions */
  async set(
    ctx: RequestContext,
    { id: engagementId, currency }: { id: string; currency: string },
    rates: Rates,
  ): Promise<void> {
    const cards = this.database.repo(ctx, RateCard);
    const card =
      (await cards.findOne({ engagementId })) ??
      (await cards.insert({ level: 'engagement', engagementId, ownerId: engagementId, currency }));
    const before = await this.versions.of(ctx, card.id);
    if (before.length > 1) throw severalVersions();
    const [{ id, effectiveFrom = null, effectiveTo = null, lines = [] }] = before.length ? before : [EMPTY];
    const others = lines.filter(({ role, taskType }) => role === null || taskType !== '');
    const version = { id, effectiveFrom, effectiveTo, lines: [...others, ...byRole(rates)] };
    await this.versions.write(ctx, card.id, before, [version]);
    await cards.update(card.id, {});
  }

  /** Prices by role from a day on, up to the card's next version where it has one; other prices stay as they are. */
  async changeFrom(
    ctx: RequestContext,
    { id: engagementId, currency }: { id: string; currency: string },
    from: string,
    rates: Rates,
  ): Promise<void> {
    const cards = this.database.repo(ctx, RateCard);
    const card =
      (await cards.findOne({ engagementId })) ??
      (await cards.insert({ level: 'engagement', engagementId, ownerId: engagementId, currency }));
    const before = await this.versions.of(ctx, card.id);
    await this.versions.write(ctx, card.id, before, versionsFrom(before, from, rates));
    await cards.update(card.id, {});
  }

  /** The draft is in another currency now, and so are its prices. */
  async moveTo(ctx: RequestContext, engagementId: string, currency: string): Promise<void> {
    await this.database.repo(ctx, RateCard).updateWhere({ engagementId }, { currency });
  }
}
