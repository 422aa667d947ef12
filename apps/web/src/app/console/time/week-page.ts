import {
  Component,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { BreakpointObserver } from '@angular/cdk/layout';
import { CdkConnectedOverlay } from '@angular/cdk/overlay';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { firstValueFrom, map } from 'rxjs';
import { Api } from '#libs/api-client/api';
import { timesheetsOwnProjects } from '#libs/api-client/fn/time/timesheets-own-projects';
import type { WeekRowDto } from '#libs/api-client/models/week-row-dto';
import { addDays, formatDuration } from '#libs/calendar';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiDuration } from '#libs/ui/duration';
import { UiEmpty } from '#libs/ui/empty';
import { UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiIcon } from '#libs/ui/icon';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';

import { type Command, useCommands } from '../../core/commands';
import { reloadOn } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { Toasts } from '../../core/toasts';
import { HistoryButton } from '../timeline/history-button';
import { CellDetail } from './cell-detail';
import { DayList } from './day-list';
import { RowPicker } from './row-picker';
import { TimerStore } from './timer-store';
import { WeekGrid } from './week-grid';
import { type OpenedCell, type RowChoice, copiesOf, missingOf, rowKey } from './week-model';
import { WeekStore } from './week-store';
import { WEEK_LOOKS } from './week-words';

/** One's week: the grid on wide screens, day by day on phones. */
@Component({
  selector: 'app-week-page',
  imports: [
    CdkConnectedOverlay,
    CellDetail,
    DayList,
    HistoryButton,
    MatButton,
    MatIconButton,
    RouterLink,
    RowPicker,
    UiAsync,
    UiDuration,
    UiEmpty,
    UiFormError,
    UiIcon,
    UiLoaded,
    UiPageHeader,
    UiStatus,
    WeekGrid,
  ],
  providers: [WeekStore],
  templateUrl: './week-page.html',
  styleUrl: './week-page.scss',
})
export class WeekPage implements HasUnsaved {
  /** any day of the week, from the URL; today's week when left out */
  readonly week = input<string>();

  private readonly router = inject(Router);
  private readonly formats = inject(Formats);
  private readonly injector = inject(Injector);
  private readonly dialogs = inject(MatDialog);
  private readonly toasts = inject(Toasts);
  private readonly timer = inject(TimerStore);
  protected readonly store = inject(WeekStore);
  private readonly api = inject(Api);
  protected readonly projects = reloadOn(
    resource({ loader: () => this.api.invoke(timesheetsOwnProjects), defaultValue: [] }),
    'projects',
  );
  private readonly grid = viewChild(WeekGrid);

  protected readonly phone = toSignal(
    inject(BreakpointObserver)
      .observe('(max-width: 600px)')
      .pipe(map(({ matches }) => matches)),
    { initialValue: false },
  );
  protected readonly shown = computed(() => this.store.shown());
  protected readonly heading = computed(() => {
    const start = this.shown()?.weekStart;
    if (!start) return $localize`Time`;
    const [from, to] = [this.formats.date(start, 'weekday'), this.formats.date(addDays(start, 6), 'short')];
    return $localize`${from}:from: – ${to}:to:`;
  });
  /** what was ever submitted has a history */
  protected readonly past = computed(() => {
    const { timesheetId: id, weekStart = '' } = this.shown() ?? {};
    const name = $localize`the week of ${this.formats.date(weekStart)}:day:`;
    return id ? { objectType: 'timesheet', id, name } : null;
  });
  protected readonly look = computed(() => WEEK_LOOKS[this.shown()?.state ?? 'open']);
  protected readonly share = computed(() => {
    const week = this.shown();
    return week?.targetSeconds ? Math.min(100, (100 * week.totalSeconds) / week.targetSeconds) : 0;
  });
  protected readonly lastWeekFits = computed(() => {
    const week = this.shown();
    return week?.own ? copiesOf(week).length : 0;
  });
  protected readonly picking = signal(false);
  protected readonly opened = signal<OpenedCell | null>(null);
  /** the opened cell's row as it is now */
  protected readonly openedRow = computed(() => {
    const opened = this.opened();
    return opened ? this.shown()?.rows.find((row) => rowKey(row) === rowKey(opened.row)) : undefined;
  });
  protected readonly failure = signal<unknown>(null);
  readonly unsaved = (): boolean => this.store.waiting() > 0;
  private readonly offered = linkedSignal({
    source: () => this.shown()?.weekStart,
    computation: () => false,
  });

  private readonly commands: Command[] = [
    this.command('week-new-row', $localize`Add a row`, 'add', 'n', () => this.picking.set(true)),
    this.command('week-before', $localize`Week before`, 'chevron_left', 'alt+arrowleft', () => this.turn(-7)),
    this.command('week-after', $localize`Week after`, 'chevron_right', 'alt+arrowright', () => this.turn(7)),
    this.command('week-today', $localize`This week`, 'today', 't', () => this.show(null)),
    this.command(
      'week-copy',
      $localize`Copy last week`,
      'content_copy',
      'shift+c',
      () => void this.copyLastWeek(),
    ),
    this.command('week-submit', $localize`Submit the week`, 'send', 'mod+enter', () => void this.submit()),
  ];

  constructor() {
    this.store.follow(this.week);
    warnOnUnload(this.unsaved);
    useCommands(this.commands);
  }

  protected asked(key: string): void {
    this.commands.find(({ keys }) => keys === key)?.run();
  }

  protected turn(days: number): void {
    const start = this.shown()?.weekStart;
    if (start) this.show(addDays(start, days));
  }

  protected show(week: string | null): void {
    void this.router.navigate([], { queryParams: { week }, queryParamsHandling: 'merge' });
  }

  protected add(choice: RowChoice): void {
    this.picking.set(false);
    const index = this.store.addRow(choice);
    // the first row brings the grid with it
    afterNextRender(() => this.grid()?.goTo(index), { injector: this.injector });
  }

  protected leavePicker(): void {
    this.picking.set(false);
    this.grid()?.focusCell();
  }

  protected close(): void {
    this.opened.set(null);
    this.grid()?.focusCell();
  }

  protected startTimer({ projectId, task }: WeekRowDto): void {
    void this.timer.start({ projectId, task });
  }

  /** The rows of last week stand here already; asked twice, their hours come along. */
  protected async copyLastWeek(): Promise<void> {
    if (!this.lastWeekFits()) {
      this.toasts.show($localize`Last week has nothing that fits here.`);
    } else if (this.offered()) {
      this.copyHours();
    } else {
      this.offered.set(true);
      const start = this.shown()?.weekStart;
      const yes = await this.toasts.offer(
        $localize`Last week’s rows are here.`,
        $localize`Copy the hours too`,
      );
      if (yes && start === this.shown()?.weekStart) this.copyHours();
    }
  }

  private copyHours(): void {
    const week = this.shown();
    if (!week) return;
    for (const { row, date, seconds } of copiesOf(week))
      void this.store.type(row, date, formatDuration(seconds, 'hms'));
  }

  protected async submit(): Promise<void> {
    const week = this.shown();
    if (week?.state !== 'open') return;
    const { SubmitDialog } = await import('./submit-dialog');
    const data = { missing: missingOf(week), seconds: week.totalSeconds };
    const dialog = this.dialogs.open(SubmitDialog, { data, width: '26rem' });
    if (await firstValueFrom(dialog.afterClosed())) await this.attempt(() => this.store.submit());
  }

  protected recall(): Promise<void> {
    return this.attempt(() => this.store.recall());
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.failure.set(null);
    try {
      await work();
    } catch (error) {
      this.failure.set(error);
    }
  }

  private command(id: string, label: string, icon: Command['icon'], keys: string, run: () => void): Command {
    return { id, label, group: $localize`This week`, keys, run, ...(icon ? { icon } : {}) };
  }
}
