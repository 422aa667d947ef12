import { Check, Column, Exclusion, ForeignKey, Index } from 'typeorm';
import { Aggregate, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** Days on which a retainer rests: no fee, and no hours to roll over. Those of one line do not overlap. */
@TenantTable('retainer_pauses')
@ForeignKey('EngagementLine', ['firmId', 'engagementId', 'lineId'], ['firmId', 'engagementId', 'id'])
@Index(['firmId', 'lineId', 'fromDay'])
@Check('ck_retainer_pauses_days', 'to_day >= from_day')
@Exclusion(
  'ex_retainer_pauses_days',
  `USING gist (firm_id WITH =, line_id WITH =, daterange(from_day, to_day, '[]') WITH &&)`,
)
export class RetainerPause extends Aggregate {
  @Column('uuid')
  engagementId!: string;

  @Column('uuid')
  lineId!: string;

  @Column('date')
  fromDay!: string;

  /** The last day of it. */
  @Column('date')
  toDay!: string;

  @Column('text', { default: '' })
  reason!: string;
}
