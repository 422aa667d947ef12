import { Check, Column, PrimaryColumn } from 'typeorm';
import { TenantTable } from '../../../platform/persistence/tenant-table.js';

/** How a firm offers; a firm without a row never said. */
@TenantTable('proposal_settings')
@Check('ck_proposal_settings_least_margin', 'least_margin BETWEEN 0 AND 100')
export class ProposalSettings {
  @PrimaryColumn('uuid')
  firmId!: string;

  @Column('int', { default: 1 })
  version!: number;

  /** In percent of the price; null for no guard. */
  @Column('numeric', { nullable: true })
  leastMargin!: string | null;
}
