import { Injectable } from '@nestjs/common';
import { formatNumber } from '#libs/contracts';
import type { RequestContext } from '../context/request-context.js';
import { Database } from '../persistence/database.js';

const NEXT = `INSERT INTO number_sequences (firm_id, series, year, last_value) VALUES ($1, $2, $3, 1)
  ON CONFLICT (firm_id, series, year) DO UPDATE SET last_value = number_sequences.last_value + 1
  RETURNING last_value AS "lastValue"`;

/** Gap-free business numbers: drawn last in a transaction, they go back when it rolls back. */
@Injectable()
export class Sequences {
  constructor(private readonly database: Database) {}

  /** @param format as `INV-{YYYY}-{seq:5}`; @param date decides the year. */
  async next(ctx: RequestContext, series: string, date: string, format: string): Promise<string> {
    const year = date.slice(0, 4);
    const row = await this.database.one<{ lastValue: number }>(ctx, NEXT, [ctx.firmId, series, Number(year)]);
    return formatNumber(format, year, row!.lastValue);
  }
}
