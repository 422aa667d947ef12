import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { timeEntriesCreate } from '#libs/api-client/fn/time/time-entries-create';
import { timeEntriesGet } from '#libs/api-client/fn/time/time-entries-get';
import { timeEntriesUpdate } from '#libs/api-client/fn/time/time-entries-update';
import { timesheetsOwnProjects } from '#libs/api-client/fn/time/timesheets-own-projects';
import type { TimeEntryDto } from '#libs/api-client/models/time-entry-dto';
import { formatDuration, parseDuration, today } from '#libs/calendar';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiControl, UiField } from '#libs/ui/field';
import { UiFormError, submission } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiPageHeader } from '#libs/ui/page-header';

import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';

const EMPTY = { projectId: '', workDate: '', duration: '', role: '', task: '', note: '', billable: true };

function valuesOf({ projectId, workDate, seconds, ...entry }: TimeEntryDto): typeof EMPTY {
  const { role, task, note, billable } = entry;
  const duration = formatDuration(seconds, seconds % 60 ? 'hms' : 'hm');
  return { projectId, workDate, duration, role, task, note, billable };
}

/** Logs one entry, or changes one that is still open. */
@Component({
  selector: 'app-entry-form',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    RouterLink,
    UiAsync,
    UiControl,
    UiField,
    UiFormError,
    UiLoaded,
    UiPageHeader,
  ],
  templateUrl: './entry-form.html',
})
export class EntryForm implements HasUnsaved {
  /** the entry to change; without it a new one */
  readonly id = input<string>();

  private readonly api = inject(Api);
  private readonly invalidation = inject(Invalidation);
  private readonly router = inject(Router);

  protected readonly back = { label: $localize`Time entries`, link: '/time/entries' };
  protected readonly heading = computed(() => (this.id() ? $localize`Change entry` : $localize`Log time`));
  protected readonly loaded = resource({
    params: () => ({ id: this.id() }),
    loader: async ({ params: { id } }) => ({
      projects: await this.api.invoke(timesheetsOwnProjects),
      entry: id ? await this.api.invoke(timeEntriesGet, { id }) : null,
    }),
  });
  private readonly project = computed(() => {
    const projects = this.loaded.hasValue() ? this.loaded.value().projects : [];
    return projects.find(({ projectId }) => projectId === this.model().projectId);
  });
  protected readonly tasks = computed(() => this.project()?.tasks ?? []);
  /** to choose from, where the person has several on the project: the usual one first */
  protected readonly roles = computed(() => {
    const project = this.project();
    return project?.otherRoles.length ? [project.role, ...project.otherRoles] : [];
  });

  private readonly firstDay = today(inject(Formats).timeZone());
  protected readonly model = linkedSignal(() => {
    const entry = this.loaded.hasValue() ? this.loaded.value().entry : null;
    return entry ? valuesOf(entry) : { ...EMPTY, workDate: this.firstDay };
  });
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.projectId);
      required(path.workDate);
      required(path.duration);
      validate(path.duration, ({ value }) =>
        value() && 'error' in parseDuration(value())
          ? { kind: 'duration', message: $localize`Write 1.5, 1:30, 90m, 1h30 or 9-11:30.` }
          : null,
      );
      maxLength(path.task, LIMITS.nameLength);
      maxLength(path.note, LIMITS.noteLength);
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  private saved = false;

  unsaved = (): boolean => this.form().dirty() && !this.saved;

  constructor() {
    warnOnUnload(this.unsaved);
  }

  private async save(): Promise<void> {
    const { role, ...values } = this.model();
    const body = this.roles().includes(role) ? { ...values, role } : values;
    const entry = this.loaded.hasValue() ? this.loaded.value().entry : null;
    if (entry) await this.api.invoke(timeEntriesUpdate, { id: entry.id, body, ...ifMatch(entry) });
    else await this.api.invoke(timeEntriesCreate, { body });
    this.saved = true;
    this.invalidation.invalidate('time-entries', 'week');
    await this.router.navigate(['/time/entries']);
  }
}
