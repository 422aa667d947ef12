import { Module } from '@nestjs/common';
import { ActivitiesController } from './activities/activities.controller.js';
import { ActivitiesService } from './activities/activities.service.js';
import { LeadsController } from './leads/leads.controller.js';
import { LeadsService } from './leads/leads.service.js';
import { PipelineController } from './prospects/pipeline.controller.js';
import { PipelineService } from './prospects/pipeline.service.js';
import { ProspectsController } from './prospects/prospects.controller.js';
import { ProspectsService } from './prospects/prospects.service.js';
import { PipelineStagesController } from './stages/pipeline-stages.controller.js';
import { PipelineStagesService } from './stages/pipeline-stages.service.js';

@Module({
  controllers: [
    ActivitiesController,
    LeadsController,
    PipelineController,
    PipelineStagesController,
    ProspectsController,
  ],
  providers: [ActivitiesService, LeadsService, PipelineService, PipelineStagesService, ProspectsService],
})
export class CrmModule {}
