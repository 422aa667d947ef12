import { ApiProperty, PartialType } from '@nestjs/swagger';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { STAGE_KINDS, type StageKind } from '#libs/contracts';
import { IsLine } from '../../../../platform/http/validators.js';

const NAME_LENGTH = 60;

export class CreatePipelineStageDto {
  @IsLine(NAME_LENGTH)
  name!: string;

  /** In percent, for prospects that say none of their own. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 })
  @IsInt()
  @Min(0)
  @Max(100)
  probability!: number;
}

export class UpdatePipelineStageDto extends PartialType(CreatePipelineStageDto, {
  skipNullProperties: false,
}) {
  /** The open stage that it shall stand before; null is the end. */
  @IsOptional()
  @IsUUID()
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, required: false })
  beforeStageId?: string | null;
}

export class PipelineStageDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  name!: string;
  @ApiProperty({ enum: STAGE_KINDS, enumName: 'StageKind' })
  kind!: StageKind;
  @ApiProperty({ type: 'integer' })
  probability!: number;
  /** How many prospects stand in it, closed ones included. */
  @ApiProperty({ type: 'integer' })
  prospects!: number;
}
