import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { RatesModule } from '../rates/index.js';
import { SigningModule } from '../signing/index.js';
import { Approvals } from './approvals.js';
import { ChangeOrderFlow } from './change-orders/change-order-flow.js';
import { ChangeOrdersController } from './change-orders/change-orders.controller.js';
import { ChangeOrderSigning } from './change-orders/change-order-signing.js';
import { ChangeOrders } from './change-orders/change-orders.service.js';
import { OrderPapers } from './change-orders/order-papers.js';
import { EngagementFlow } from './engagement-flow.js';
import { EngagementLines } from './engagement-lines.js';
import { EngagementsController } from './engagements.controller.js';
import { EngagementsService } from './engagements.service.js';

@Module({
  imports: [IdentityModule, RatesModule, SigningModule],
  controllers: [ChangeOrdersController, EngagementsController],
  providers: [
    ...[ChangeOrderFlow, ChangeOrders, ChangeOrderSigning, EngagementFlow, EngagementLines],
    ...[Approvals, EngagementsService, OrderPapers],
  ],
  exports: [Approvals, ChangeOrderFlow, ChangeOrders, EngagementsService, EngagementFlow, EngagementLines],
})
export class EngagementsModule {}
