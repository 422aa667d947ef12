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
import { FormEntriesService } from './forms/form-entries.service.js';
import { FormLeads } from './forms/form-leads.js';
import { FormTokens } from './forms/form-tokens.js';
import { FormEntriesController, LeadFormsController } from './forms/lead-forms.controller.js';
import { LeadFormsService } from './forms/lead-forms.service.js';
import { PublicFormsController } from './forms/public-forms.controller.js';
import { PublicForms } from './forms/public-forms.js';
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
    FormEntriesController,
    LeadFormsController,
    LeadsController,
    PipelineController,
    PipelineStagesController,
    ProspectsController,
    PublicFormsController,
  ],
  providers: [
    ActivitiesService,
    CampaignsService,
    ClientSuspects,
    DuplicatesService,
    FormEntriesService,
    FormLeads,
    FormTokens,
    LeadFormsService,
    LeadMerge,
    ProspectMerge,
    LeadsService,
    PipelineService,
    PipelineStagesService,
    ProspectConversion,
    ProspectsService,
    PublicForms,
  ],
  exports: [ProspectConversion],
})
export class CrmModule {}
