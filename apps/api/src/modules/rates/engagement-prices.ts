import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Database } from '../../platform/persistence/database.js';
import type { RateCardVersionDto } from './dto/rate-card.dto.js';
import { CardVersions } from './card-versions.js';
import { RateCard } from './rate-card.entity.js';
import { severalVersions } from './rate-cards.errors.js';

const EMPTY: Partial<RateCardVersionDto> = {};

/** The rate card of an engagement that is a draft: no hours are priced by it yet. */
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
    rates: readonly { role: string; hourlyRate: string }[],
  ): Promise<void> {
    const cards = this.database.repo(ctx, RateCard);
    const card =
      (await cards.findOne({ engagementId })) ??
      (await cards.insert({ level: 'engagement', engagementId, ownerId: engagementId, currency }));
    const before = await this.versions.of(ctx, card.id);
    if (before.length > 1) throw severalVersions();
    const [{ id, effectiveFrom = null, effectiveTo = null, lines = [] }] = before.length ? before : [EMPTY];
    const others = lines.filter(({ role, taskType }) => role === null || taskType !== '');
    const byRole = rates.map(({ role, hourlyRate }) => ({
      role,
      hourlyRate,
      membershipId: null,
      taskType: '',
    }));
    const version = { id, effectiveFrom, effectiveTo, lines: [...others, ...byRole] };
    await this.versions.write(ctx, card.id, before, [version]);
    await cards.update(card.id, {});
  }

  /** The draft is in another currency now, and so are its prices. */
  async moveTo(ctx: RequestContext, engagementId: string, currency: string): Promise<void> {
    await this.database.repo(ctx, RateCard).updateWhere({ engagementId }, { currency });
  }
}
