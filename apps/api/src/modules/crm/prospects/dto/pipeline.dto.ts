import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength } from 'class-validator';
import { LIMITS, STAGE_KINDS, type StageKind } from '#libs/contracts';
import { IfGiven } from '../../../../platform/http/validators.js';

const MONEY = { type: 'string', format: 'decimal' } as const;

export class PipelineQuery {
  @IfGiven()
  @IsUUID()
  ownerId?: string;

  @IfGiven()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  q?: string;
}

export class PipelineCardDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  name!: string;
  company!: string;
  @ApiProperty(MONEY)
  value!: string;
  currency!: string;
  /** In percent; null takes the stage's. */
  @ApiProperty({ type: 'integer', nullable: true })
  probability!: number | null;
  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  expectedClose!: string | null;
  ownerName!: string;
}

/** Of all prospects of a stage in one currency. */
export class PipelineTotalDto {
  currency!: string;
  @ApiProperty({ type: 'integer' })
  count!: number;
  @ApiProperty(MONEY)
  value!: string;
  /** Each value by its chance, rounded to the currency. */
  @ApiProperty(MONEY)
  weighted!: string;
}

export class PipelineColumnDto {
  id!: string;
  name!: string;
  @ApiProperty({ enum: STAGE_KINDS, enumName: 'StageKind' })
  kind!: StageKind;
  @ApiProperty({ type: 'integer' })
  probability!: number;
  totals!: PipelineTotalDto[];
  cards!: PipelineCardDto[];
}

export class PipelineDto {
  columns!: PipelineColumnDto[];
  /** False when there are more open prospects than a board shows; the totals are of all. */
  isWhole!: boolean;
}
