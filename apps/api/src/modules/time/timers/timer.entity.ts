import { Column, PrimaryColumn } from 'typeorm';
import { References, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** The running timer. Its key is the person: nobody runs two. */
@TenantTable('timers')
@References('Membership', 'membershipId', 'CASCADE')
@References('Project', 'projectId', 'CASCADE')
export class Timer {
  @PrimaryColumn('uuid')
  firmId!: string;

  @PrimaryColumn('uuid')
  membershipId!: string;

  @Column('uuid')
  projectId!: string;

  @Column('text', { default: '' })
  task!: string;

  @Column('text', { default: '' })
  note!: string;

  @Column('boolean', { default: true })
  billable!: boolean;

  @Column('timestamptz')
  startedAt!: Date;
}

/** What a timer ran on, and since when. */
export type TimerRun = Pick<Timer, 'projectId' | 'task' | 'note' | 'billable' | 'startedAt'>;
