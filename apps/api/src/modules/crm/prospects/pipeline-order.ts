import type { FirmTx } from '../../../platform/context/request-context.js';
import type { Database } from '../../../platform/persistence/database.js';
import { GAP_ABOVE, LAST_POSITION, SPREAD } from './pipeline.queries.js';

/** Sixteen cards fit one after the other into the same gap before the stage is spread anew. */
const STEP = 65_536;

/** The place below all others of the stage. The caller holds the pipeline's lock. */
export async function lastPlace(ctx: FirmTx, database: Database, stageId: string): Promise<number> {
  const row = await database.one<{ last: number | null }>(ctx, LAST_POSITION, [ctx.firmId, stageId]);
  return (row!.last ?? 0) + STEP;
}

/**
 * The place for `id` right above the other prospect, or the last one where that is null or stands elsewhere by now.
 * Places of a stage are never equal. The caller holds the pipeline's lock.
 */
export async function placeAbove(
  ctx: FirmTx,
  database: Database,
  stageId: string,
  id: string,
  belowId: string | null,
): Promise<number> {
  const gap = () =>
    database.one<{ below: number; above: number | null }>(ctx, GAP_ABOVE, [ctx.firmId, stageId, belowId, id]);
  let found = belowId === null || belowId === id ? undefined : await gap();
  if (!found) return lastPlace(ctx, database, stageId);
  if (found.above !== null && found.below - found.above < 2) {
    await database.query(ctx, SPREAD, [ctx.firmId, stageId, STEP]);
    found = (await gap())!;
  }
  const { above, below } = found;
  return above === null ? below - STEP : Math.floor((above + below) / 2);
}
