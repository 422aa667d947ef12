import type { RequestContext } from '../../platform/context/request-context.js';
import type { Database } from '../../platform/persistence/database.js';
import { startPipeline } from '../crm/index.js';
import { openBooks } from '../finance/index.js';

/** What every new firm begins with: its books, with the standard tax given, and the stages of its pipeline. */
export async function equipFirm(
  ctx: RequestContext,
  database: Database,
  standard: { name: string; percent: string },
): Promise<void> {
  await openBooks(ctx, database, standard);
  await startPipeline(ctx, database);
}
