import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EngagementDto } from '#libs/api-client/models/engagement-dto';
import { UiDate } from '#libs/ui/date';
import { UiStatus } from '#libs/ui/status';
import { PROJECT_LOOKS } from '#libs/ui/statuses';

/** The projects of an engagement, or what begins them. */
@Component({
  selector: 'app-engagement-projects',
  imports: [RouterLink, UiDate, UiStatus],
  templateUrl: './engagement-projects.html',
  styleUrl: './engagement-projects.scss',
})
export class EngagementProjects {
  readonly engagement = input.required<EngagementDto>();

  protected readonly projectLooks = PROJECT_LOOKS;
}
