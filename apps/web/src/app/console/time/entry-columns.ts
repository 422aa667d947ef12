import { formatDuration } from '#libs/calendar';
import { P, type Permission } from '#libs/contracts';
import type { TimeEntryDto } from '#libs/api-client/models/time-entry-dto';
import type { Formats } from '#libs/ui/formats';
import { TIME_ENTRY_LOOKS } from '#libs/ui/statuses';
import { type Column, columnsOf } from '#libs/ui/table-column';

type Columns = readonly Column<TimeEntryDto>[];
const columns = columnsOf<TimeEntryDto>();

/** Names where others' hours stand beside one's own, prices for those who may read rates. */
export const entryColumns = (
  formats: Formats,
  can: (permission: Permission) => boolean,
  showsOthers: boolean,
): Columns => [
  {
    key: 'workDate',
    header: $localize`Day`,
    text: (row) => formats.date(row.workDate, 'weekday'),
    csv: (row) => row.workDate,
    sort: 'workDate',
    width: '7.5rem',
  },
  ...(showsOthers ? PERSON : []),
  ...WORK,
  ...(can(P.RateRead) ? PRICES : []),
];

const PERSON = columns([
  { key: 'person', header: $localize`Person`, text: (row) => row.memberName, sort: 'person', width: '9rem' },
]);

const WORK = columns([
  {
    key: 'project',
    header: $localize`Project`,
    sort: 'project',
    text: ({ projectName, clientName, task }) =>
      [projectName, clientName, task].filter((part) => part !== '').join(' · '),
  },
  { key: 'note', header: $localize`Note`, text: (row) => row.note, wideOnly: true },
  {
    key: 'status',
    header: $localize`Status`,
    sort: 'status',
    text: (row) => TIME_ENTRY_LOOKS[row.status].label,
  },
  {
    key: 'seconds',
    header: $localize`Hours`,
    numeric: true,
    sort: 'seconds',
    csv: (row) => formatDuration(row.seconds, 'decimal'),
  },
]);

const PRICES = columns([
  {
    key: 'amount',
    header: $localize`Amount`,
    numeric: true,
    csv: (row) => row.amount,
    currency: (row) => row.currency ?? null,
  },
]);
