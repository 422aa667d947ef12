import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/index.js';
import { ActivitiesController } from './activities/activities.controller.js';
import { ActivitiesService } from './activities/activities.service.js';
import { CampaignsController } from './campaigns/campaigns.controller.js';
import { CampaignsService } from './campaigns/campaigns.service.js';
import { ClientSuspectsController } from './duplicates/client-suspects.controller.js';
import { ClientSuspects } from './duplicates/client-suspects.service.js';
import { DuplicatesController } from './duplicates/duplicates.controller.js';
import { DuplicatesService } from './duplicates/duplicates.service.js';
import { LeadMerge } from './leads/lead-merge.js';
import { LeadsController } from './leads/leads.controller.js';
import { LeadsService } from './leads/leads.service.js';
import { IdentityModule } from '../identity/index.js';
import { ProspectConversion } from './prospects/conversion.js';
import { PipelineController } from './prospects/pipeline.controller.js';
import { PipelineService } from './prospects/pipeline.service.js';
import { ProspectMerge } from './prospects/prospect-merge.js';
import { ProspectsController } from './prospects/prospects.controller.js';
import { ProspectsService } from './prospects/prospects.service.js';
import { PipelineStagesController } from './stages/pipeline-stages.controller.js';
import { PipelineStagesService } from './stages/pipeline-stages.service.js';

@Module({
  imports: [ClientsModule, IdentityModule],
  controllers: [
    ActivitiesController,
    CampaignsController,
    ClientSuspectsController,
    DuplicatesController,
    LeadsController,
    PipelineController,
    PipelineStagesController,
    ProspectsController,
  ],
  providers: [
    ActivitiesService,
    CampaignsService,
    ClientSuspects,
    DuplicatesService,
    LeadMerge,
    ProspectMerge,
    LeadsService,
    PipelineService,
    PipelineStagesService,
    ProspectConversion,
    ProspectsService,
  ],
  exports: [ProspectConversion],
})
export class CrmModule {}
