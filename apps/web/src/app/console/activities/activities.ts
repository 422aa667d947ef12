import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { today } from '#libs/calendar';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { activitiesComplete } from '#libs/api-client/fn/crm/activities-complete';
import { activitiesList } from '#libs/api-client/fn/crm/activities-list';
import { activitiesRemove } from '#libs/api-client/fn/crm/activities-remove';
import { activitiesReopen } from '#libs/api-client/fn/crm/activities-reopen';
import type { ActivityDto } from '#libs/api-client/models/activity-dto';
import { UiActionMenu } from '#libs/ui/action-menu';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { Dialogs } from '#libs/ui/dialogs';
import { UiDrawer } from '#libs/ui/drawer';
import { UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiIcon } from '#libs/ui/icon';
import type { RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { ifMatch } from '../../core/if-match';
import { Invalidation, reloadOn } from '../../core/invalidation';
import { Permissions } from '../../core/permissions';
import { type About, ActivityForm } from './activity-form';
import { aboutLink, ACTIVITY_WORDS } from './activity-words';

const SHOWN = 50;

/** What was done and is to be done about a lead, a prospect or a client: open to-dos first, then the newest. */
@Component({
  selector: 'app-activities',
  imports: [
    ActivityForm,
    MatIconButton,
    MatMenuTrigger,
    RouterLink,
    UiActionMenu,
    UiAsync,
    UiCan,
    UiDate,
    UiDrawer,
    UiFormError,
    UiIcon,
    UiLoaded,
  ],
  templateUrl: './activities.html',
  styleUrl: './activities.scss',
})
export class Activities {
  private readonly api = inject(Api);
  private readonly can = inject(Permissions).can;
  private readonly dialogs = inject(Dialogs);
  private readonly invalidation = inject(Invalidation);
  private readonly today = today(inject(Formats).timeZone());

  readonly about = input.required<About>();

  protected readonly P = P;
  protected readonly words = ACTIVITY_WORDS;
  protected readonly aboutLink = aboutLink;
  protected readonly doing = doing();
  protected readonly mayChange = computed(() => this.can(P.CrmManage));
  protected readonly edited = signal<ActivityDto | null>(null);
  protected readonly activities = reloadOn(
    resource({
      params: () => this.about(),
      loader: async ({ params }) => {
        const [open, past] = await Promise.all([
          this.api.invoke(activitiesList, { ...params, open: true, sort: 'day', perPage: SHOWN }),
          this.api.invoke(activitiesList, { ...params, open: false, sort: '-day', perPage: SHOWN }),
        ]);
        return [...open.items, ...past.items];
      },
    }),
    'activities',
  );
  protected readonly editLabel = $localize`Edit activity`;

  protected isOpen({ kind, doneAt }: ActivityDto): boolean {
    return kind === 'todo' && !doneAt;
  }

  protected isLate(activity: ActivityDto): boolean {
    return this.isOpen(activity) && activity.day < this.today;
  }

  /** Of what else than the page's own thing it is. */
  protected isElsewhere({ leadId, prospectId, clientId }: ActivityDto): boolean {
    const about = this.about();
    return (
      (about.leadId ?? null) !== leadId ||
      (about.prospectId ?? null) !== prospectId ||
      (about.clientId ?? null) !== clientId
    );
  }

  protected menuLabel({ subject }: ActivityDto): string {
    return $localize`Actions for ${subject}:activity:`;
  }

  protected doneLabel({ subject }: ActivityDto): string {
    return $localize`${subject}:activity: is done`;
  }

  protected actionsOf(activity: ActivityDto): RowAction[] {
    return [
      { label: $localize`Edit`, icon: 'edit', run: () => this.edited.set(activity) },
      {
        label: $localize`Remove`,
        icon: 'delete',
        danger: true,
        run: () => void this.remove(activity),
      },
    ];
  }

  protected tick(activity: ActivityDto): void {
    const { id } = activity;
    const deed = activity.doneAt ? activitiesReopen : activitiesComplete;
    void this.doing.run(() => this.api.invoke(deed, { id }), 'activities');
  }

  protected changed(): void {
    this.edited.set(null);
    this.invalidation.invalidate('activities');
  }

  private async remove(activity: ActivityDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Remove ${activity.subject}:activity:?`,
      text: $localize`The audit log keeps what it said.`,
      action: $localize`Remove activity`,
      danger: true,
    });
    if (!sure) return;
    await this.doing.run(
      () => this.api.invoke(activitiesRemove, { id: activity.id, ...ifMatch(activity) }),
      'activities',
    );
  }
}
