import { RATE_SOURCES, type RateSource, TIME_ENTRY_STATUSES, type TimeEntryStatus } from '#libs/contracts';
import { Check, Column, Index, Unique } from 'typeorm';
import { oneOf } from '../../../platform/persistence/check.js';
import { Aggregate, References, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** The atom of work: person, project, local work date, whole seconds. */
@TenantTable('time_entries')
@References('Membership', 'membershipId')
@References('Project', 'projectId')
@References('Membership', 'decidedBy')
@References('RateCardLine', 'rateLineId')
@Unique(['firmId', 'importKey'])
@Index(['firmId', 'membershipId', 'workDate'])
@Index(['firmId', 'projectId', 'workDate'])
@Index(['firmId', 'workDate', 'id'])
@Index(['firmId', 'status', 'workDate'])
@Index(['firmId', 'rateLineId'])
@Index('ix_time_entries_text', { synchronize: false }) // trigrams, by its migration
@Check('ck_time_entries_status', oneOf('status', TIME_ENTRY_STATUSES))
@Check('ck_time_entries_seconds', 'seconds BETWEEN 1 AND 86400')
@Check('ck_time_entries_rate', 'hourly_rate > 0')
@Check('ck_time_entries_rate_source', oneOf('rate_source', RATE_SOURCES))
@Check('ck_time_entries_rate_has_source', '(hourly_rate IS NULL) = (rate_source IS NULL)')
@Check(
  'ck_time_entries_override_reason',
  `rate_source IS DISTINCT FROM 'override' OR rate_reason IS NOT NULL`,
)
@Check('ck_time_entries_approver', 'decided_by IS NULL OR decided_by <> membership_id')
export class TimeEntry extends Aggregate {
  @Column('uuid')
  membershipId!: string;

  @Column('uuid')
  projectId!: string;

  @Column('date')
  workDate!: string;

  @Column('int')
  seconds!: number;

  /** What the hours went into; free text until tasks exist. */
  @Column('text', { default: '' })
  task!: string;

  @Column('text', { default: '' })
  note!: string;

  /** The billing role in which the person worked on the project that day. */
  @Column('text', { default: '' })
  role!: string;

  @Column('boolean', { default: true })
  billable!: boolean;

  @Column('text', { default: 'draft' })
  status!: TimeEntryStatus;

  /** In the engagement's currency; null means that no rate was found, which blocks billing. */
  @Column('numeric', { nullable: true })
  hourlyRate!: string | null;

  @Column('text', { nullable: true })
  rateSource!: RateSource | null;

  @Column('text', { nullable: true })
  rateReason!: string | null;

  /** The line of a rate card that priced it; null for a rate set by hand. */
  @Column('uuid', { nullable: true })
  rateLineId!: string | null;

  /** Set by the timer and by imports that know the clock. */
  @Column('timestamptz', { nullable: true })
  startedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  submittedAt!: Date | null;

  @Column('uuid', { nullable: true })
  decidedBy!: string | null;

  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;

  /** Why it was sent back. */
  @Column('text', { nullable: true })
  decisionNote!: string | null;

  /** Invoiced in the system that it was imported from: never billed again here. */
  @Column('boolean', { default: false })
  billedElsewhere!: boolean;

  /** Content hash and occurrence of the imported row, so that a file imports once. */
  @Column('text', { nullable: true })
  importKey!: string | null;
}
