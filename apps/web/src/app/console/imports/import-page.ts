import { Component, computed, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { importsCancel } from '#libs/api-client/fn/imports/imports-cancel';
import { importsCheck } from '#libs/api-client/fn/imports/imports-check';
import { importsGet } from '#libs/api-client/fn/imports/imports-get';
import { importsRun } from '#libs/api-client/fn/imports/imports-run';
import type { ImportDto } from '#libs/api-client/models/import-dto';
import { UiActions } from '#libs/ui/actions';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiFigure } from '#libs/ui/figure';
import { UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiIcon } from '#libs/ui/icon';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { IMPORT_LOOKS } from '#libs/ui/statuses';
import type { RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { following } from '../../core/following';
import { Invalidation, reloadOn } from '../../core/invalidation';
import { Timeline } from '../timeline/timeline';
import { PRODUCTS, isAtWork, readingNotes } from './import-words';
import { ImportProblems } from './import-problems';
import { ImportProjects } from './import-projects';

/** What a run may have created. */
const CREATED = ['clients', 'engagements', 'projects', 'members', 'time-entries', 'billing'];

/** One file: what it adds up to, what is wrong with it, the run while it lasts and what came of it. */
@Component({
  selector: 'app-import-page',
  imports: [
    ImportProblems,
    ImportProjects,
    MatButton,
    RouterLink,
    Timeline,
    UiActions,
    UiAsync,
    UiDate,
    UiFigure,
    UiFormError,
    UiIcon,
    UiLoaded,
    UiPageHeader,
    UiStatus,
  ],
  templateUrl: './import-page.html',
  styles: `
    .progress {
      display: grid;
      gap: 0.5rem;
    }
    p,
    .progress p {
      margin: 0;
    }
    progress {
      inline-size: 100%;
      block-size: 0.5rem;
      accent-color: var(--mat-sys-primary);
    }
    .notes {
      display: grid;
      gap: 0.5rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .notes li {
      display: flex;
      gap: 0.5rem;
      align-items: start;
    }
    .notes ui-icon {
      flex: none;
      color: var(--ui-warn);
    }
  `,
})
export class ImportPage {
  private readonly api = inject(Api);
  private readonly formats = inject(Formats);
  private readonly invalidation = inject(Invalidation);
  readonly id = input.required<string>();

  protected readonly doing = doing();
  protected readonly looks = IMPORT_LOOKS;
  protected readonly products = PRODUCTS;
  protected readonly isAtWork = isAtWork;
  protected readonly notesOf = readingNotes;
  protected readonly back = { label: $localize`Import hours`, link: '/imports' };
  protected readonly file = reloadOn(
    resource({ params: () => this.id(), loader: ({ params: id }) => this.api.invoke(importsGet, { id }) }),
    () => `import:${this.id()}`,
  );
  private readonly shown = computed(() => (this.file.hasValue() ? this.file.value() : undefined));
  private readonly atWork = computed(() => isAtWork(this.shown()?.status ?? 'checked'));
  protected readonly actions = computed(() => this.actionsOf(this.shown()));

  constructor() {
    following(this.atWork, () => this.follow());
  }

  protected count(rows: number): string {
    return this.formats.number(rows);
  }

  private actionsOf(file: ImportDto | undefined): RowAction[] {
    if (!file) return [];
    if (isAtWork(file.status)) return [{ label: $localize`Cancel`, run: () => this.do(importsCancel) }];
    const check = { label: $localize`Check again`, run: () => this.do(importsCheck) };
    if (file.status === 'checked') return [this.runOf(file), check];
    if (file.status === 'completed') return [check];
    return [
      { label: $localize`Start again`, run: () => this.do(file.summary ? importsRun : importsCheck) },
      check,
    ];
  }

  private runOf({ summary }: ImportDto): RowAction {
    const entries = summary?.creates.entries ?? 0;
    const blocked = entries === 0 ? $localize`There is nothing new in this file.` : null;
    return { label: $localize`Import`, run: () => this.do(importsRun), blocked };
  }

  private do(action: typeof importsRun | typeof importsCheck | typeof importsCancel): void {
    void this.doing.run(async () => {
      this.file.set(await this.api.invoke(action, { id: this.id() }));
    }, 'imports');
  }

  /** Keeps the figures moving without the flicker of a reload. */
  private async follow(): Promise<void> {
    const before = this.shown();
    if (!before || !isAtWork(before.status)) return;
    const now = await this.api.invoke(importsGet, { id: before.id });
    if (now.id !== this.id() || !this.file.hasValue()) return;
    this.file.set(now);
    if (isAtWork(now.status)) return;
    this.invalidation.invalidate('imports', `import-problems:${now.id}`, ...CREATED);
  }
}
