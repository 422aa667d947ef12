export { ActivitiesService } from './activities/activities.service.js';
export { CrmModule } from './crm.module.js';
export { LeadsService } from './leads/leads.service.js';
export { ProspectsService } from './prospects/prospects.service.js';
export { startPipeline } from './stages/start-pipeline.js';
export { PipelineService } from './prospects/pipeline.service.js';
export { PipelineStagesService } from './stages/pipeline-stages.service.js';
