import { Injectable } from '@nestjs/common';
import type { RequestLimit } from '#libs/contracts';
import { Config } from '../config/config.js';
import { Database } from '../persistence/database.js';

/** How many requests one person or key of a firm may send. */
export type Limits = Record<RequestLimit, number>;
/** What a firm says about it; null takes the installation's number. */
export type OwnLimits = Record<RequestLimit, number | null>;

/** Other processes hear of a change so late. */
const KEPT_MS = 5 * 60_000;
const FIRMS_KEPT = 10_000;

export const REQUEST_LIMITS_OF_FIRM = `SELECT per_minute AS "perMinute", per_hour AS "perHour",
    payments_per_minute AS "paymentsPerMinute", uploads_per_hour AS "uploadsPerHour", version
  FROM request_limits WHERE firm_id = $1`;

/** The limits of firms, remembered: they are needed before anything else of a request, at the price of nothing. */
@Injectable()
export class FirmLimits {
  readonly defaults: Limits;
  private readonly kept = new Map<string, { limits: Promise<Limits>; until: number }>();

  constructor(
    private readonly database: Database,
    config: Config,
  ) {
    this.defaults = {
      perMinute: config.THROTTLE_PER_MINUTE,
      perHour: config.THROTTLE_PER_HOUR,
      paymentsPerMinute: config.THROTTLE_PAYMENTS_PER_MINUTE,
      uploadsPerHour: config.THROTTLE_UPLOADS_PER_HOUR,
    };
  }

  of(firmId: string): Promise<Limits> {
    const kept = this.kept.get(firmId);
    if (kept && kept.until > Date.now()) return kept.limits;
    const limits = this.read(firmId);
    limits.catch(() => this.forget(firmId));
    this.forget(firmId);
    if (this.kept.size >= FIRMS_KEPT) this.forget(this.kept.keys().next().value!);
    this.kept.set(firmId, { limits, until: Date.now() + KEPT_MS });
    return limits;
  }

  /** Asks anew at the firm's next request. */
  forget(firmId: string): void {
    this.kept.delete(firmId);
  }

  private async read(firmId: string): Promise<Limits> {
    return this.database.transaction({ firmId }, async (tx) => {
      const { rows } = await tx.run<OwnLimits>(REQUEST_LIMITS_OF_FIRM, [firmId]);
      const own = rows[0];
      const limits = { ...this.defaults };
      for (const name of Object.keys(limits) as RequestLimit[]) limits[name] = own?.[name] ?? limits[name];
      return limits;
    });
  }
}
