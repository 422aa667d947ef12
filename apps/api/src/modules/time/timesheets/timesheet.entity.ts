import { Column, Unique } from 'typeorm';
import { Aggregate, References, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** One person's week, once it was submitted; the state of its hours stands on the entries. */
@TenantTable('timesheets')
@References('Membership', 'membershipId')
@Unique(['firmId', 'membershipId', 'weekStart'])
export class Timesheet extends Aggregate {
  @Column('uuid')
  membershipId!: string;

  /** First local day of the week. */
  @Column('date')
  weekStart!: string;

  @Column('timestamptz')
  submittedAt!: Date;
}
