import { Injectable } from '@nestjs/common';
import { HOUR_TAKING_MODELS, LIMITS } from '#libs/contracts';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Database } from '../../platform/persistence/database.js';
import { Approvals, type Engagement, EngagementLines } from '../engagements/index.js';
import { Membership } from '../identity/index.js';
import { Project } from './project.entity.js';
import { ProjectsService } from './projects.service.js';

/** Begins the project that an engagement planned, once it is approved: one for each of its lines that takes hours. */
@Injectable()
export class PlannedProjects {
  constructor(
    approvals: Approvals,
    private readonly database: Database,
    private readonly lines: EngagementLines,
    private readonly projects: ProjectsService,
  ) {
    approvals.handle((ctx, engagement) => this.begin(ctx, engagement));
  }

  private async begin(ctx: RequestContext, engagement: Engagement): Promise<void> {
    const { id: engagementId, clientId, projectName, projectManagerId } = engagement;
    if (projectName === null) return;
    const managerId = await this.stillThere(ctx, projectManagerId);
    const lines = (await this.lines.running(ctx, engagementId)).filter(({ model }) =>
      HOUR_TAKING_MODELS.includes(model),
    );
    if (lines.length < 2) {
      const name = await this.freeName(ctx, clientId, projectName);
      await this.projects.create(ctx, { engagementId, managerId, name });
      return;
    }
    for (const { id: lineId, title, value: budget, budgetHours } of lines) {
      const name = await this.freeName(ctx, clientId, `${projectName}: ${title}`);
      await this.projects.create(ctx, { engagementId, managerId, name, lineId, budget, budgetHours });
    }
  }

  /** Nobody where they left since it was planned. */
  private async stillThere(ctx: RequestContext, id: string | null): Promise<string | null> {
    const isThere = id && (await this.database.repo(ctx, Membership).exists({ id, status: 'active' }));
    return isThere ? id : null;
  }

  /** An approval does not fail because the client has a project of that name. */
  private async freeName(ctx: RequestContext, clientId: string, wanted: string): Promise<string> {
    const room = LIMITS.nameLength - 6;
    const base = wanted.slice(0, room);
    for (let count = 1; ; count++) {
      const name = count === 1 ? base : `${base} (${count})`;
      if (!(await this.database.repo(ctx, Project).exists({ clientId, name }))) return name;
    }
  }
}
