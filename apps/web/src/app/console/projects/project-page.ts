import { Component, computed, inject, input, resource } from '@angular/core';
import { type Params, Router, RouterLink } from '@angular/router';
import { P, type ProjectStatus } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { projectsCancel } from '#libs/api-client/fn/projects/projects-cancel';
import { projectsClose } from '#libs/api-client/fn/projects/projects-close';
import { projectsGet } from '#libs/api-client/fn/projects/projects-get';
import { projectsHold } from '#libs/api-client/fn/projects/projects-hold';
import { projectsResume } from '#libs/api-client/fn/projects/projects-resume';
import type { ProjectDto } from '#libs/api-client/models/project-dto';
import { UiActions } from '#libs/ui/actions';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { Dialogs } from '#libs/ui/dialogs';
import { UiDuration } from '#libs/ui/duration';
import { UiFigure } from '#libs/ui/figure';
import { UiFormError } from '#libs/ui/form';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { PROJECT_LOOKS } from '#libs/ui/statuses';
import type { RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { reloadOn } from '../../core/invalidation';
import { Permissions } from '../../core/permissions';
import { Session } from '../../core/session';
import { BudgetFigures } from '../budget/budget-figures';
import { LineUses } from '../line-use/line-uses';
import { OwnerPrices } from '../rates/owner-prices';
import { Timeline } from '../timeline/timeline';
import { ProjectTeam } from './project-team';

/** A project: hours and value against the budget, its team, what happened. */
@Component({
  selector: 'app-project-page',
  imports: [
    BudgetFigures,
    LineUses,
    OwnerPrices,
    ProjectTeam,
    RouterLink,
    Timeline,
    UiActions,
    UiAsync,
    UiDate,
    UiDuration,
    UiFigure,
    UiFormError,
    UiLoaded,
    UiPageHeader,
    UiStatus,
  ],
  templateUrl: './project-page.html',
  styleUrl: './project-page.scss',
})
export class ProjectPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  private readonly permissions = inject(Permissions);
  private readonly session = inject(Session);

  readonly id = input.required<string>();

  protected readonly looks = PROJECT_LOOKS;
  protected readonly ownBudget = $localize`Budget`;
  protected readonly engagementBudget = $localize`Budget of the engagement`;
  protected readonly backLabel = $localize`Projects`;
  protected readonly doing = doing();
  protected readonly project = reloadOn(
    resource({ params: () => this.id(), loader: ({ params: id }) => this.api.invoke(projectsGet, { id }) }),
    () => `project:${this.id()}`,
    'time-entries',
  );
  protected readonly seesClients = computed(() => this.permissions.can(P.ClientRead));
  protected readonly seesEngagements = computed(() => this.permissions.can(P.EngagementRead));
  protected readonly seesBilling = computed(() => this.permissions.can(P.InvoiceRead));
  protected readonly seesRates = computed(() => this.permissions.can(P.RateRead));
  protected readonly otherRates = $localize`No prices of its own: those of the engagement, the client and the firm hold.`;
  /** What people come for: logging and billing. */
  protected readonly work = computed((): RowAction[] =>
    this.project.hasValue() ? this.workOf(this.project.value()) : [],
  );
  protected readonly actions = computed((): RowAction[] => [
    ...this.work(),
    ...(this.project.hasValue() && this.project.value().mayEdit ? this.changesOf(this.project.value()) : []),
  ]);

  private workOf({ id, clientId, status, members, hours }: ProjectDto): RowAction[] {
    const { can } = this.permissions;
    const me = this.session.me()?.membership?.id;
    const bills = can(P.InvoiceWrite) && hours.of === 'all' && hours.readyToBillSeconds > 0;
    const logs =
      can(P.TimeLogOwn) && status === 'active' && members.some(({ membershipId }) => membershipId === me);
    return [
      ...(bills
        ? [
            {
              label: $localize`New invoice`,
              run: () => this.go('/invoices/new', { clientId, projectId: id }),
            },
          ]
        : []),
      ...(logs ? [{ label: $localize`Log time`, run: () => this.go('/time') }] : []),
    ];
  }

  private changesOf(project: ProjectDto): RowAction[] {
    const { id, status } = project;
    if (!isOpen(status)) return [];
    const pause: RowAction =
      status === 'active'
        ? { label: $localize`Put on hold`, icon: 'pause', run: () => void this.hold(project) }
        : {
            label: $localize`Resume`,
            icon: 'play_arrow',
            run: () => void this.change(() => this.api.invoke(projectsResume, { id })),
          };
    return [
      { label: $localize`Edit`, icon: 'edit', run: () => this.go(`/projects/${id}/edit`) },
      pause,
      { label: $localize`Close project`, icon: 'task_alt', run: () => void this.close(project) },
      {
        label: $localize`Cancel project`,
        icon: 'cancel',
        danger: true,
        run: () => void this.cancel(project),
      },
    ];
  }

  private go(to: string, queryParams?: Params): void {
    void this.router.navigate([to], { queryParams });
  }

  private async hold({ id, name }: ProjectDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Put ${name}:name: on hold?`,
      text: $localize`No time can be logged on it until it is resumed.`,
      action: $localize`Put on hold`,
    });
    if (sure) await this.change(() => this.api.invoke(projectsHold, { id }));
  }

  private async close({ id, name }: ProjectDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Close ${name}:name:?`,
      text: $localize`The work is done: nobody logs time on it any more, and it cannot be opened again. Approved hours can still be invoiced.`,
      action: $localize`Close project`,
    });
    if (sure) await this.change(() => this.api.invoke(projectsClose, { id }));
  }

  private async cancel({ id, name }: ProjectDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Cancel ${name}:name:?`,
      text: $localize`The work stops for good. Hours that are approved can still be invoiced.`,
      action: $localize`Cancel project`,
      danger: true,
    });
    if (sure) await this.change(() => this.api.invoke(projectsCancel, { id }));
  }

  private async change(work: () => Promise<unknown>): Promise<void> {
    await this.doing.run(work, 'projects', 'engagements', `project:${this.id()}`);
  }
}

const isOpen = (status: ProjectStatus): boolean => status === 'active' || status === 'on_hold';
