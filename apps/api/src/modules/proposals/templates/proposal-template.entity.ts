import { Column, Unique } from 'typeorm';
import { Aggregate, TenantTable } from '../../../platform/persistence/tenant-table.js';
import type { LineContent, SectionContent } from '../content.js';

/** Sections and price lines to start from. */
@TenantTable('proposal_templates')
@Unique(['firmId', 'name'])
export class ProposalTemplate extends Aggregate {
  @Column('text')
  name!: string;

  @Column('text', { default: '' })
  description!: string;

  @Column('jsonb', { default: [] })
  sections!: SectionContent[];

  @Column('jsonb', { default: [] })
  lines!: LineContent[];
}
