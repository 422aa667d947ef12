import { Service, inject } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { timeApprovalsReopen } from '#libs/api-client/fn/time/time-approvals-reopen';
import { timeEntriesRemove } from '#libs/api-client/fn/time/time-entries-remove';
import type { TimeEntryDto } from '#libs/api-client/models/time-entry-dto';
import { messageOf } from '#libs/ui/api-error';
import { Dialogs } from '#libs/ui/dialogs';
import { Formats } from '#libs/ui/formats';

import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';
import { Toasts } from '../../core/toasts';

/** What can be done with one entry besides editing it: each asks first and says what the server refused. */
@Service()
export class EntryDeeds {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly formats = inject(Formats);
  private readonly invalidation = inject(Invalidation);
  private readonly toasts = inject(Toasts);

  readonly nameOf = ({ projectName, workDate }: TimeEntryDto): string =>
    `${projectName}, ${this.formats.date(workDate)}`;

  async remove(entry: TimeEntryDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Delete this entry?`,
      text: $localize`${this.formats.duration(entry.seconds)}:hours: on ${this.nameOf(entry)}:entry:`,
      action: $localize`Delete entry`,
      danger: true,
    });
    if (!sure) return;
    await this.run(() => this.api.invoke(timeEntriesRemove, { id: entry.id, ...ifMatch(entry) }));
    this.changed(entry);
  }

  /** An approved entry becomes its owner's draft again, with the reason. */
  async reopen(entry: TimeEntryDto): Promise<void> {
    const reason = await this.dialogs.reason({
      heading: $localize`Reopen this entry?`,
      text: $localize`${entry.memberName}:person: can change it and submits it again; until then it is not billed.`,
      label: $localize`Reason`,
      action: $localize`Reopen entry`,
    });
    if (reason === null) return;
    await this.run(async () => {
      const { refused } = await this.api.invoke(timeApprovalsReopen, { body: { ids: [entry.id], reason } });
      if (refused[0]) this.toasts.show(refused[0].message);
    });
    this.changed(entry);
  }

  /** What shows the entry, or adds it up, reloads. */
  changed({ id }: { readonly id: string }): void {
    this.invalidation.invalidate('time-entries', `time_entry:${id}`, 'week', 'billing');
  }

  private async run(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.toasts.show(messageOf(error));
    }
  }
}
