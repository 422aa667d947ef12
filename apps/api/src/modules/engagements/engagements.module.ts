import { Module } from '@nestjs/common';
import { RatesModule } from '../rates/index.js';
import { ChangeOrderFlow } from './change-orders/change-order-flow.js';
import { ChangeOrdersController } from './change-orders/change-orders.controller.js';
import { ChangeOrders } from './change-orders/change-orders.service.js';
import { EngagementFlow } from './engagement-flow.js';
import { EngagementLines } from './engagement-lines.js';
import { EngagementsController } from './engagements.controller.js';
import { EngagementsService } from './engagements.service.js';

@Module({
  imports: [RatesModule],
  controllers: [ChangeOrdersController, EngagementsController],
  providers: [ChangeOrderFlow, ChangeOrders, EngagementsService, EngagementFlow, EngagementLines],
  exports: [ChangeOrderFlow, ChangeOrders, EngagementsService, EngagementFlow, EngagementLines],
})
export class EngagementsModule {}
