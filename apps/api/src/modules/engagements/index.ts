export { ChangeOrderFlow, type Signature } from './change-orders/change-order-flow.js';
export { ChangeOrders } from './change-orders/change-orders.service.js';
export { EngagementFlow } from './engagement-flow.js';
export { EngagementLine, EngagementLinePart } from './engagement-line.entity.js';
export { EngagementLines } from './engagement-lines.js';
export { lineOf } from './engagement-lines.queries.js';
export { Engagement } from './engagement.entity.js';
export { EngagementsModule } from './engagements.module.js';
export { EngagementsService } from './engagements.service.js';
