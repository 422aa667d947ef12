import { Module } from '@nestjs/common';
import { RatesModule } from '../rates/index.js';
import { EngagementFlow } from './engagement-flow.js';
import { EngagementLines } from './engagement-lines.js';
import { EngagementsController } from './engagements.controller.js';
import { EngagementsService } from './engagements.service.js';

@Module({
  imports: [RatesModule],
  controllers: [EngagementsController],
  providers: [EngagementsService, EngagementFlow, EngagementLines],
  exports: [EngagementsService, EngagementFlow, EngagementLines],
})
export class EngagementsModule {}
