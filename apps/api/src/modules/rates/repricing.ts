import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sum } from '#libs/money';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Database } from '../../platform/persistence/database.js';
import type { RateEffectDto, RateEffectRowDto } from './dto/rate-card.dto.js';
import { PRICES_LOCK } from './prices.js';
import type { RateCard } from './rate-card.entity.js';
import { EFFECT, PROJECTS_OF_CARD, REPRICE, TAKE_TIME } from './repricing.queries.js';

/** Whose hours may have got another price: those of some projects, of one person alone, from a day on. */
export interface Touched {
  projectIds: readonly string[];
  membershipId?: string;
  from?: string;
}

/** Keeps the prices of unbilled hours what the rate cards say. */
@Injectable()
export class Repricing {
  constructor(private readonly database: Database) {}

  /** Until the transaction ends nobody writes hours at prices that are about to change. Before anything is read. */
  hold(ctx: RequestContext): Promise<void> {
    return this.database.lock(ctx, PRICES_LOCK);
  }

  async touchedBy(
    ctx: RequestContext,
    { ownerId, currency }: Pick<RateCard, 'ownerId' | 'currency'>,
  ): Promise<Touched> {
    const values = [ctx.firmId, ownerId, currency];
    const projects = await this.database.query<{ id: string }>(ctx, PROJECTS_OF_CARD, values);
    return { projectIds: projects.map(({ id }) => id) };
  }

  /** What the cards, as they stand in this transaction, would do to unbilled hours. Amounts as decimal text. */
  async effect(ctx: RequestContext, touched: Touched): Promise<RateEffectDto> {
    const rows = await this.database.query<RateEffectRowDto & { drafts: number }>(
      ctx,
      EFFECT,
      valuesOf(ctx, touched),
    );
    const total = (of: (row: (typeof rows)[number]) => number): number =>
      rows.reduce((all, row) => all + of(row), 0);
    return {
      entries: total(({ entries }) => entries),
      items: rows.map(({ drafts, ...row }) => row),
      drafts: total(({ drafts }) => drafts),
      stamp: createHash('sha256').update(JSON.stringify(rows)).digest('base64url'),
    };
  }

  /** Does it. */
  async apply(ctx: RequestContext, touched: Touched): Promise<void> {
    await ctx.tx.run(TAKE_TIME);
    await this.database.query(ctx, REPRICE, valuesOf(ctx, touched));
  }
}

const valuesOf = ({ firmId }: RequestContext, { projectIds, membershipId, from }: Touched): unknown[] => [
  firmId,
  projectIds,
  membershipId ?? null,
  from ?? null,
];

/** By currency, what an effect adds to what can be billed. */
export const netOf = ({ items }: RateEffectDto): Record<string, string> =>
  Object.fromEntries(
    [...new Set(items.map(({ currency }) => currency))].map((code) => [
      code,
      sum(items.filter(({ currency }) => currency === code).map(({ difference }) => difference)),
    ]),
  );
