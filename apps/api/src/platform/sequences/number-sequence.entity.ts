import { Column, PrimaryColumn } from 'typeorm';
import { TenantTable } from '../persistence/tenant-table.js';

/** The last number drawn, per firm, series and year. The row's lock makes numbers gap-free. */
@TenantTable('number_sequences')
export class NumberSequence {
  @PrimaryColumn('uuid')
  firmId!: string;

  @PrimaryColumn('text')
  series!: string;

  @PrimaryColumn('int')
  year!: number;

  @Column('int')
  lastValue!: number;
}
