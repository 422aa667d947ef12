import type { RequestContext } from '../../../platform/context/request-context.js';
import type { Database } from '../../../platform/persistence/database.js';
import { Campaign } from './campaign.entity.js';
import { unknownCampaign } from './campaigns.errors.js';

/** Nothing to say where none is named. @throws 422 for one that the firm does not have */
export async function checkCampaign(
  ctx: RequestContext,
  database: Database,
  campaignId: string | null | undefined,
): Promise<void> {
  if (campaignId == null || (await database.repo(ctx, Campaign).exists({ id: campaignId }))) return;
  throw unknownCampaign();
}
