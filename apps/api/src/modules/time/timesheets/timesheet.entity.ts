import { Column, Unique } from 'typeorm';
import { Aggregate, References, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** One person's week, from when it was first submitted; the state of its hours stands on the entries. */
@TenantTable('timesheets')
@References('Membership', 'membershipId')
@Unique(['firmId', 'membershipId', 'weekStart'])
export class Timesheet extends Aggregate {
  @Column('uuid')
  membershipId!: string;

  /** First local day of the week. */
  @Column('date')
  weekStart!: string;

  /** Null while it is recalled. */
  @Column('timestamptz', { nullable: true })
  submittedAt!: Date | null;
}
