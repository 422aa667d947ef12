import type { FirmTx } from '../../../platform/context/request-context.js';
import type { Database } from '../../../platform/persistence/database.js';
import { PipelineStage } from './pipeline-stage.entity.js';

const STAGES = [
  { name: 'First talk', kind: 'open', probability: 10, position: 1 },
  { name: 'Needs understood', kind: 'open', probability: 25, position: 2 },
  { name: 'Proposal', kind: 'open', probability: 50, position: 3 },
  { name: 'Negotiation', kind: 'open', probability: 75, position: 4 },
  { name: 'Won', kind: 'won', probability: 100, position: 1 },
  { name: 'Lost', kind: 'lost', probability: 0, position: 1 },
] as const;

/** The stages that a new firm begins with. */
export async function startPipeline(ctx: FirmTx, database: Database): Promise<void> {
  await database.repo(ctx, PipelineStage).insertMany(STAGES.map((stage) => ({ ...stage })));
}
