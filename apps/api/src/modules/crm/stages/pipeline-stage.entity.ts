import { STAGE_KINDS, type StageKind } from '#libs/contracts';
import { Check, Column, Index, Unique } from 'typeorm';
import { oneOf } from '../../../platform/persistence/check.js';
import { Aggregate, TenantTable } from '../../../platform/persistence/tenant-table.js';

/** A column of the firm's pipeline; one is where prospects are won, one where they are lost. */
@TenantTable('pipeline_stages')
@Unique(['firmId', 'name'])
@Index('uq_pipeline_stages_end', ['firmId', 'kind'], { unique: true, where: `kind <> 'open'` })
@Check('ck_pipeline_stages_kind', oneOf('kind', STAGE_KINDS))
@Check('ck_pipeline_stages_probability', 'probability BETWEEN 0 AND 100')
export class PipelineStage extends Aggregate {
  @Column('text')
  name!: string;

  @Column('text', { default: 'open' })
  kind!: StageKind;

  /** In percent: what a prospect in it has unless it says otherwise. */
  @Column('int')
  probability!: number;

  /** Order among those of its kind. */
  @Column('int')
  position!: number;
}
