import { Module } from '@nestjs/common';
import { EngagementFlow } from './engagement-flow.js';
import { EngagementsController } from './engagements.controller.js';
import { EngagementsService } from './engagements.service.js';

@Module({
  controllers: [EngagementsController],
  providers: [EngagementsService, EngagementFlow],
  exports: [EngagementsService, EngagementFlow],
})
export class EngagementsModule {}
