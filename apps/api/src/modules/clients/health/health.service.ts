import { Injectable } from '@nestjs/common';
import { today } from '#libs/calendar';
import {
  HEALTH_PART_KEYS,
  HEALTH_PARTS,
  type HealthLevel,
  type HealthPart,
  P,
  type Permission,
} from '#libs/contracts';
import { withDecimals } from '#libs/money';
import { Audit } from '../../../platform/audit/audit.js';
import { can, ownMembershipId, type RequestContext } from '../../../platform/context/request-context.js';
import { DomainError, notFound } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { Client } from '../client.entity.js';
import type { HealthDto, HealthMoneyDto, HealthScoreDto, SetHealthDto } from './dto/health.dto.js';
import { HEALTH_FACTS } from './health.queries.js';
import { type HealthFacts, healthOf } from './health.js';

interface Facts extends HealthFacts {
  clientId: string;
  override: HealthLevel | null;
  reason: string;
  setByName: string | null;
  setAt: Date | null;
  overdueSums: HealthMoneyDto[];
}

/** Who sees what a part measures. Its points are everybody's, since a score is one number for all. */
const SEES: Readonly<Record<HealthPart, Permission>> = {
  overdue: P.InvoiceRead,
  quiet: P.ClientRead,
  budget: P.EngagementRead,
  todos: P.CrmRead,
  rejected: P.TimeReadAll,
};

/** How clients do: points that rules take from a hundred, or what somebody says with a reason. */
@Injectable()
export class HealthService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** Of those that the firm has. */
  async scores(ctx: RequestContext, clientIds: readonly string[]): Promise<HealthScoreDto[]> {
    return (await this.facts(ctx, clientIds)).map(scoreOf);
  }

  /** @throws 404 */
  async get(ctx: RequestContext, clientId: string): Promise<HealthDto> {
    const [facts] = await this.facts(ctx, [clientId]);
    if (!facts) throw notFound('client');
    const { points } = healthOf(facts);
    const { override, reason, setByName, setAt, overdueSums } = facts;
    return {
      ...scoreOf(facts),
      ...{ override, reason, setByName, setAt },
      parts: HEALTH_PART_KEYS.map((part) => ({
        ...{ part, points: points[part], most: HEALTH_PARTS[part] },
        measure: can(ctx, SEES[part]) ? Math.round(facts[part]) : null,
      })),
      overdueSums: can(ctx, SEES.overdue) ? overdueSums.map((sum) => withDecimals(sum, 'amount')) : [],
    };
  }

  /** Says how the client does whatever the points say, or leaves it to them again. @throws 404, 412, 422 without a reason */
  async set(
    ctx: RequestContext,
    clientId: string,
    version: number,
    { level, reason }: SetHealthDto,
  ): Promise<HealthDto> {
    if (level && !reason)
      throw DomainError.field('reason', 'REASON_MISSING', 'Say why: the points say something else.');
    const clients = this.database.repo(ctx, Client);
    const before = await clients.lockVersion(clientId, version);
    const set = level
      ? { healthSetBy: ownMembershipId(ctx), healthSetAt: new Date() }
      : { healthSetBy: null, healthSetAt: null };
    const { name } = await clients.update(clientId, {
      ...set,
      healthOverride: level,
      healthReason: level ? reason : '',
    });
    await this.audit.record(ctx, {
      ...{ action: level ? 'client.health_set' : 'client.health_cleared', objectType: 'client' },
      ...{ objectId: clientId, objectLabel: name, reason: reason || null },
      before: { health: before.healthOverride },
      after: { health: level },
    });
    return this.get(ctx, clientId);
  }

  private facts(ctx: RequestContext, clientIds: readonly string[]): Promise<Facts[]> {
    const day = today(ctx.firm.timeZone);
    const values = [ctx.firmId, clientIds, day];
    return this.database.whole(ctx, () =>
      this.database.query<Facts & Record<string, unknown>>(ctx, HEALTH_FACTS, values),
    );
  }
}

type Score = Pick<HealthScoreDto, keyof HealthScoreDto>;

function scoreOf({ clientId, override, ...facts }: Facts): Score {
  const { score, level: computed } = healthOf(facts);
  return { clientId, score, computed, level: override ?? computed };
}
