export { EngagementFlow } from './engagement-flow.js';
export { Engagement } from './engagement.entity.js';
export { EngagementsModule } from './engagements.module.js';
export { EngagementsService } from './engagements.service.js';
