import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { CLIENT_EVENT_KINDS, type ClientEventKind } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { auditClientEvents } from '#libs/api-client/fn/audit/audit-client-events';
import type { ClientEventDto } from '#libs/api-client/models/client-event-dto';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiEmpty } from '#libs/ui/empty';
import { UiFilter } from '#libs/ui/filter-bar';
import { UiFormError } from '#libs/ui/form';
import { UiIcon } from '#libs/ui/icon';
import type { IconName } from '#libs/ui/icon-name';

import { reloadOn } from '../../core/invalidation';
import { ACTIVITY_WORDS } from '../activities/activity-words';
import { deedOf, kindOf } from '../audit/audit-words';

interface Look {
  readonly icon: IconName;
  /** where its page is; null for what has none */
  readonly area: string | null;
}

const LOOKS: Readonly<Record<ClientEventKind, Look>> = {
  activity: { icon: 'comment', area: null },
  change_order: { icon: 'edit', area: null },
  client: { icon: 'apartment', area: null },
  client_contact: { icon: 'person', area: null },
  contract: { icon: 'description', area: '/contracts' },
  engagement: { icon: 'handshake', area: '/engagements' },
  file: { icon: 'attach_file', area: null },
  invoice: { icon: 'receipt_long', area: '/invoices' },
  payment: { icon: 'payments', area: null },
  portal_user: { icon: 'key', area: null },
  project: { icon: 'work', area: '/projects' },
  prospect: { icon: 'view_kanban', area: '/pipeline' },
};
const PER_PAGE = 50;

/** Everything that happened to a client, the newest first; older pages are added below. */
@Component({
  selector: 'app-client-history',
  imports: [MatButton, RouterLink, UiAsync, UiDate, UiEmpty, UiFilter, UiFormError, UiIcon, UiLoaded, UiNone],
  templateUrl: './client-history.html',
  styleUrl: './client-history.scss',
})
export class ClientHistory {
  private readonly api = inject(Api);
  readonly id = input.required<string>();

  protected readonly looks = LOOKS;
  protected readonly kinds = CLIENT_EVENT_KINDS.map((value) => ({ value, label: kindOf(value) }));
  protected readonly kind = signal<string>('');
  private readonly query = computed(() => ({
    clientId: this.id(),
    perPage: PER_PAGE,
    ...(this.kind() ? { kinds: [this.kind() as ClientEventKind] } : {}),
  }));
  protected readonly events = reloadOn(
    resource({
      params: () => this.query(),
      loader: ({ params }) => this.api.invoke(auditClientEvents, params),
    }),
    'activities',
    () => `client:${this.id()}`,
    () => `contacts:${this.id()}`,
    () => `files:${this.id()}`,
  );
  /** Pages beyond the first; gone when the first is another one. */
  protected readonly older = linkedSignal<unknown, { items: ClientEventDto[]; next: string | null }>({
    source: () => (this.events.hasValue() ? this.events.value() : null),
    computation: () => ({
      items: [],
      next: this.events.hasValue() ? this.events.value().nextCursor : null,
    }),
  });
  protected readonly failure = signal<unknown>(null);
  protected readonly busy = signal(false);

  protected deed({ type, action }: ClientEventDto): string {
    const word = action.slice(action.indexOf('.') + 1);
    const activity = Object.entries(ACTIVITY_WORDS).find(([kind]) => kind === word)?.[1];
    return type === 'activity' && activity ? activity.label : `${kindOf(type)}: ${deedOf(action)}`;
  }

  protected linkOf({ type, objectId }: ClientEventDto): string[] | null {
    const { area } = LOOKS[type];
    return area ? [area, objectId] : null;
  }

  protected async more(): Promise<void> {
    const { items, next } = this.older();
    if (!next || this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const page = await this.api.invoke(auditClientEvents, { ...this.query(), cursor: next });
      this.older.set({ items: [...items, ...page.items], next: page.nextCursor });
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
