import { Service, inject } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { timeEntriesCreate } from '#libs/api-client/fn/time/time-entries-create';
import { timeEntriesRemove } from '#libs/api-client/fn/time/time-entries-remove';
import { timeEntriesUpdate } from '#libs/api-client/fn/time/time-entries-update';
import type { UpdateTimeEntryDto } from '#libs/api-client/models/update-time-entry-dto';
import type { WeekEntryDto } from '#libs/api-client/models/week-entry-dto';
import type { WeekRowDto } from '#libs/api-client/models/week-row-dto';

import { ifMatch } from '../../core/if-match';
import type { EntryWork } from './week-model';

/** Writes entries of a week. All throw an ApiError when refused. */
@Service()
export class EntryWrites {
  private readonly api = inject(Api);

  /** The same key acts once. */
  create(
    { projectId, task }: WeekRowDto,
    workDate: string,
    work: EntryWork,
    key: string,
  ): Promise<WeekEntryDto> {
    const { seconds, note, billable } = work;
    const body = { projectId, task, workDate, seconds, note, billable };
    return this.api.invoke(timeEntriesCreate, { body, 'Idempotency-Key': key });
  }

  update(entry: WeekEntryDto, body: UpdateTimeEntryDto): Promise<WeekEntryDto> {
    return this.api.invoke(timeEntriesUpdate, { id: entry.id, body, ...ifMatch(entry) });
  }

  async remove(entry: WeekEntryDto): Promise<void> {
    await this.api.invoke(timeEntriesRemove, { id: entry.id, ...ifMatch(entry) });
  }
}
