import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  resource,
  signal,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { Api } from '#libs/api-client/api';
import { timeApprovalsApprove } from '#libs/api-client/fn/time/time-approvals-approve';
import { timeApprovalsQueue } from '#libs/api-client/fn/time/time-approvals-queue';
import { timeApprovalsSendBack } from '#libs/api-client/fn/time/time-approvals-send-back';
import type { DecisionReportDto } from '#libs/api-client/models/decision-report-dto';
import type { WaitingEntryDto } from '#libs/api-client/models/waiting-entry-dto';
import type { WaitingWeekDto } from '#libs/api-client/models/waiting-week-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { Dialogs } from '#libs/ui/dialogs';
import { UiDuration } from '#libs/ui/duration';
import { UiEmpty } from '#libs/ui/empty';
import { UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiIcon } from '#libs/ui/icon';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiPerson } from '#libs/ui/person';

import { type Command, useCommands } from '../../core/commands';
import { Invalidation, reloadOn } from '../../core/invalidation';
import {
  EXCEPTION_WORDS,
  INBOX_LABELS,
  entriesOf,
  nextAfter,
  refusalsOf,
  stillWaiting,
  toggled,
} from './queue';

/** What waits for one's approval, exceptions first. `j`/`k` move, `x` selects, `a` approves, `r` sends back. */
@Component({
  selector: 'app-inbox',
  imports: [
    MatButton,
    MatIconButton,
    UiAsync,
    UiDuration,
    UiEmpty,
    UiFormError,
    UiIcon,
    UiLoaded,
    UiPageHeader,
    UiPerson,
  ],
  templateUrl: './inbox.html',
  styleUrl: './inbox.scss',
})
export class Inbox {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly formats = inject(Formats);
  private readonly injector = inject(Injector);
  private readonly invalidation = inject(Invalidation);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly queue = reloadOn(
    resource({ loader: () => this.api.invoke(timeApprovalsQueue) }),
    'time-approvals',
  );
  private readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly selected = computed(() =>
    this.queue.hasValue() ? stillWaiting(this.queue.value(), this.chosen()) : new Set<string>(),
  );
  private readonly entries = computed(() => (this.queue.hasValue() ? entriesOf(this.queue.value()) : []));
  private readonly order = computed(() => this.entries().map(({ id }) => id));
  protected readonly words = EXCEPTION_WORDS;
  protected readonly failure = signal<unknown>(null);
  protected readonly refusals = signal<{ message: string; count: number }[]>([]);
  protected readonly said = signal('');
  protected readonly busy = signal(false);

  constructor() {
    useCommands([
      this.command('inbox-next', $localize`Next entry`, 'j', () => this.step(1)),
      this.command('inbox-previous', $localize`Previous entry`, 'k', () => this.step(-1)),
      this.command('inbox-select', $localize`Select the entry`, 'x', () => this.select(this.current())),
      this.command(
        'inbox-approve',
        $localize`Approve the entry`,
        'a',
        () => void this.approve(this.current()),
      ),
      this.command(
        'inbox-approve-all',
        $localize`Approve all selected`,
        'shift+a',
        () => void this.approve([...this.selected()]),
      ),
      this.command(
        'inbox-return',
        $localize`Send back with a reason`,
        'r',
        () => void this.sendBack(this.selected().size ? [...this.selected()] : this.current()),
      ),
    ]);
  }

  protected idsOf(week: WaitingWeekDto): string[] {
    return week.entries.map(({ id }) => id);
  }

  protected allOf(week: WaitingWeekDto): boolean {
    return week.entries.every(({ id }) => this.selected().has(id));
  }

  protected weekOf(week: WaitingWeekDto): string {
    return this.formats.date(week.weekStart);
  }

  protected readonly labels = INBOX_LABELS;

  protected nameOf({ projectName, workDate }: WaitingEntryDto): string {
    return `${projectName}, ${this.dayOf(workDate)}`;
  }

  protected dayOf(date: string): string {
    return this.formats.date(date, 'weekday');
  }

  protected select(ids: readonly string[]): void {
    this.chosen.set(toggled(this.selected(), ids));
  }

  protected approve(ids: readonly string[]): Promise<void> {
    const wanted = new Set(ids);
    const entries = this.entries().filter(({ id }) => wanted.has(id));
    const seen = entries.map(({ id, version }) => ({ id, version }));
    return this.decide(ids, () => this.api.invoke(timeApprovalsApprove, { body: { entries: seen } }));
  }

  protected async sendBack(ids: readonly string[]): Promise<void> {
    if (!ids.length) return;
    const reason = await this.dialogs.reason({
      heading: $localize`Send back`,
      text: $localize`The owner reads this and can change the hours.`,
      label: $localize`Reason`,
      action: $localize`Send back`,
    });
    if (reason === null) return;
    await this.decide(ids, () => this.api.invoke(timeApprovalsSendBack, { body: { ids: [...ids], reason } }));
  }

  /** Money hangs on approvals: the page waits for the server instead of guessing its answer. */
  private async decide(ids: readonly string[], send: () => Promise<DecisionReportDto>): Promise<void> {
    if (!ids.length || this.busy()) return;
    const next = nextAfter(this.order(), ids, this.current()[0] ?? ids[0] ?? null);
    this.busy.set(true);
    this.failure.set(null);
    try {
      const report = await send();
      this.refusals.set(refusalsOf(report));
      this.said.set($localize`${report.done.length}:count: entries done.`);
      const gone = new Set([...report.done, ...report.refused.map(({ id }) => id)]);
      this.queue.update((queue) => queue && without(queue, gone));
      this.invalidation.invalidate('time-entries', 'time-approvals');
      this.focus(next);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  /** The entry that has the focus, as a list of one or none. */
  private current(): string[] {
    const id = this.host.ownerDocument.activeElement?.closest('[data-entry]')?.getAttribute('data-entry');
    return id ? [id] : [];
  }

  private step(by: 1 | -1): void {
    const [at] = this.current();
    const order = this.order();
    this.focus((at === undefined ? order[0] : order[order.indexOf(at) + by]) ?? at ?? null);
  }

  private focus(id: string | null): void {
    const find = (): HTMLElement | null => this.host.querySelector(`[data-entry="${id}"]`);
    afterNextRender(
      () => {
        const row = find();
        row?.focus();
        row?.scrollIntoView({ block: 'nearest' });
      },
      { injector: this.injector },
    );
  }

  private command(id: string, label: string, keys: string, run: () => void): Command {
    return { id, label, group: $localize`Inbox`, keys, run };
  }
}

function without<T extends { items: WaitingWeekDto[] }>(queue: T, gone: ReadonlySet<string>): T {
  const items = queue.items
    .map((week) => ({ ...week, entries: week.entries.filter(({ id }) => !gone.has(id)) }))
    .filter(({ entries }) => entries.length > 0);
  return { ...queue, items };
}
