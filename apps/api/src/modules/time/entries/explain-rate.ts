import { Injectable } from '@nestjs/common';
import { RATE_RULES, type RateLevel, type RateRule } from '#libs/contracts';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import type { RateExplanationDto, RateLineDto, RateStepDto } from './dto/rate-explanation.dto.js';
import { EXPLAINED_ENTRY, FITTING_LINES, LEVELS, PRICED_BY } from './explain-rate.queries.js';
import { mustSee } from './time-entries.policy.js';

interface Level {
  level: RateLevel;
  hasCard: boolean;
  hasOtherCurrency: boolean;
  hasVersion: boolean;
}

type Entry = Omit<RateExplanationDto, 'pricedBy' | 'steps'> & { membershipId: string };

/** Why an hour costs what it costs: which line of which card, and why the others do not count. */
@Injectable()
export class ExplainRate {
  constructor(private readonly database: Database) {}

  /** @throws 404 also for an entry that the caller may not see */
  async of(ctx: RequestContext, id: string): Promise<RateExplanationDto> {
    const key = [ctx.firmId, id];
    const [entry, pricedBy, lines, levels] = await Promise.all([
      this.database.one<Entry>(ctx, EXPLAINED_ENTRY, key),
      this.database.one<RateLineDto>(ctx, PRICED_BY, key),
      this.database.query<RateLineDto & { rank: number }>(ctx, FITTING_LINES, key),
      this.database.query<Level>(ctx, LEVELS, key),
    ]);
    mustSee(ctx, entry);
    const { membershipId, ...facts } = entry!;
    return {
      ...facts,
      pricedBy: pricedBy ?? null,
      steps: RATE_RULES.map((rule) => stepOf(rule, lines, levels)),
    };
  }
}

function stepOf(
  rule: RateRule,
  lines: readonly (RateLineDto & { rank: number })[],
  levels: readonly Level[],
): RateStepDto {
  const at = lines.findIndex(({ rank }) => RATE_RULES[rank - 1] === rule);
  const found = lines[at];
  if (!found)
    return { rule, outcome: missingOn(levels.find(({ level }) => rule.startsWith(level))!), line: null };
  const { rank, ...line } = found;
  return { rule, outcome: at === 0 ? 'applies' : 'overruled', line };
}

function missingOn({ hasCard, hasOtherCurrency, hasVersion }: Level): RateStepDto['outcome'] {
  if (hasVersion) return 'no_price';
  if (hasCard) return 'no_version';
  return hasOtherCurrency ? 'other_currency' : 'no_card';
}
