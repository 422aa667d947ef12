import { Module } from '@nestjs/common';
import { EngagementsModule } from '../engagements/index.js';
import { RatesModule } from '../rates/index.js';
import { PlannedProjects } from './planned-projects.js';
import { ProjectTeam } from './project-team.js';
import { ProjectsController } from './projects.controller.js';
import { ProjectsService } from './projects.service.js';

@Module({
  imports: [EngagementsModule, RatesModule],
  controllers: [ProjectsController],
  providers: [PlannedProjects, ProjectsService, ProjectTeam],
  exports: [ProjectsService, ProjectTeam],
})
export class ProjectsModule {}
