export { aboutSeenProject } from './projects.queries.js';
export { decidesFor } from './project-lead.js';
export { ProjectTeam } from './project-team.js';
export { Project, ProjectMember } from './project.entity.js';
export { ProjectsModule } from './projects.module.js';
export { ProjectsService } from './projects.service.js';
