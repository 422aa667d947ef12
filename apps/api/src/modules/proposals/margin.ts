import { Injectable } from '@nestjs/common';
import { today } from '#libs/calendar';
import { P } from '#libs/contracts';
import { compare, multiply, normalise, percentage, round, subtract, sum } from '#libs/money';
import { mustHave, type RequestContext } from '../../platform/context/request-context.js';
import { Database } from '../../platform/persistence/database.js';
import { CostRates } from '../rates/index.js';
import type { LineContent } from './content.js';
import type { ProposalMarginDto, ProposalMarginLineDto } from './dto/margin.dto.js';
import type { ProposalTotals } from './proposal-totals.js';
import { ProposalVersions } from './proposal-versions.js';
import { Proposal } from './proposal.entity.js';
import { belowMargin, costsUnseen } from './proposals.errors.js';
import { ProposalSettingsService } from './settings/proposal-settings.service.js';

interface Offer {
  lines: readonly LineContent[];
  totals: Pick<ProposalTotals, 'lines'>;
}
interface Cost {
  hourlyCost: string;
  currency: string;
}

/** What is left of a price when its work is paid: for those alone who may see costs. */
@Injectable()
export class Margins {
  constructor(
    private readonly database: Database,
    private readonly versions: ProposalVersions,
    private readonly costs: CostRates,
    private readonly settings: ProposalSettingsService,
  ) {}

  /** Of the current version without optional lines, or with those that were accepted. @throws 403, 404 */
  async get(ctx: RequestContext, id: string): Promise<ProposalMarginDto> {
    mustHave(ctx, P.ProposalRead);
    const proposal = await this.database.repo(ctx, Proposal).getOrFail(id);
    const offer = await this.versions.get(ctx, proposal, proposal.currentVersion, proposal.acceptedKeys);
    return this.of(ctx, offer as Offer, proposal.currency);
  }

  /**
   * Lets an offer pass that keeps the firm's least margin. Where one is set, whoever may not see costs sends nothing:
   * trying prices until one passes would tell them. @throws 403, 409 below it or where it is not known, without right and reason
   */
  async assertKept(
    ctx: RequestContext,
    offer: Offer,
    currency: string,
    reason: string | undefined,
  ): Promise<void> {
    const { leastMargin } = await this.settings.get(ctx);
    if (leastMargin === null) return;
    if (!ctx.permissions.has(P.CostRead)) throw costsUnseen();
    const { percent, isKnown, margin, net } = await this.of(ctx, offer, currency);
    if (isKnown && compare(multiply(margin, '100'), multiply(net, leastMargin)) >= 0) return;
    if (ctx.permissions.has(P.ProposalBelowMargin) && reason) return;
    throw belowMargin(
      isKnown && percent !== null
        ? `The margin is ${percent} %, and the firm's least is ${leastMargin} %.`
        : 'Not all costs are known, so neither is the margin.',
    );
  }

  private async of(
    ctx: RequestContext,
    { lines, totals }: Offer,
    currency: string,
  ): Promise<ProposalMarginDto> {
    const roles = [...new Set(lines.flatMap(({ role }) => role ?? []))];
    const costs = await this.costs.ofRoles(ctx, roles, today(ctx.firm.timeZone));
    const priced = new Map(totals.lines.map((line) => [line.key, line]));
    const rows = lines.map((line): ProposalMarginLineDto => {
      const { price, net } = priced.get(line.key)!;
      const cost = costOf(line, costs, currency);
      return { key: line.key, title: line.title, price: net ?? price, counts: net !== null, cost };
    });
    const counted = rows.filter(({ counts }) => counts);
    const isKnown = counted.every(({ cost }) => cost !== null);
    const net = normalise(sum(counted.map(({ price }) => price)), currency);
    const cost = normalise(sum(counted.map((row) => row.cost ?? '0')), currency);
    const margin = subtract(net, cost);
    const { leastMargin } = await this.settings.get(ctx);
    return {
      ...{ currency, net, cost, margin, isKnown, leastMargin },
      percent: percentage(margin, net),
      lines: rows,
    };
  }
}

/** What a line's hours cost; null where nobody said how many hours, by whom, or what the role costs in this currency. */
export function costOf(line: LineContent, costs: ReadonlyMap<string, Cost>, currency: string): string | null {
  if (line.model === 'expenses') return round(line.budgetAmount!, currency); // passed on as they are
  const hours = hoursOf(line);
  const cost = line.role === undefined ? undefined : costs.get(line.role.toLowerCase());
  if (hours === undefined || cost?.currency !== currency) return null;
  return round(multiply(hours, cost.hourlyCost), currency);
}

function hoursOf({ model, quantity, hoursPerMonth, budgetHours }: LineContent): string | undefined {
  if (model === 'time_and_material' || model === 'capped') return quantity;
  return model === 'retainer' ? multiply(quantity!, hoursPerMonth!) : budgetHours;
}
