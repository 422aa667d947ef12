import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsUUID, ValidateIf } from 'class-validator';
import { HEALTH_LEVELS, HEALTH_PART_KEYS, type HealthLevel, type HealthPart, LIMITS } from '#libs/contracts';
import { IsText } from '../../../../platform/http/validators.js';

const LEVEL = { enum: HEALTH_LEVELS, enumName: 'HealthLevel' };

export class HealthMoneyDto {
  currency!: string;
  @ApiProperty({ format: 'decimal' })
  amount!: string;
}

/** One thing that takes points. */
export class HealthPartDto {
  @ApiProperty({ enum: HEALTH_PART_KEYS, enumName: 'HealthPart' })
  part!: HealthPart;
  /** That it takes, of `most`. */
  @ApiProperty({ type: 'integer' })
  points!: number;
  @ApiProperty({ type: 'integer' })
  most!: number;
  /** Days overdue, days without a word, percent of a budget, overdue to-dos, percent of hours sent back; null without the right to see it. */
  @ApiProperty({ type: 'integer', nullable: true })
  measure!: number | null;
}

/** A client's health as a list shows it. */
export class HealthScoreDto {
  clientId!: string;
  /** What is left of a hundred points. */
  @ApiProperty({ type: 'integer' })
  score!: number;
  /** By the points alone. */
  @ApiProperty(LEVEL)
  computed!: HealthLevel;
  /** As somebody set it, or by the points. */
  @ApiProperty(LEVEL)
  level!: HealthLevel;
}

export class HealthDto extends HealthScoreDto {
  @ApiProperty({ type: [HealthPartDto] })
  parts!: HealthPartDto[];
  /** What is overdue; empty without the right to see invoices. */
  @ApiProperty({ type: [HealthMoneyDto] })
  overdueSums!: HealthMoneyDto[];
  /** By a person, in place of what the points say. */
  @ApiProperty({ ...LEVEL, nullable: true })
  override!: HealthLevel | null;
  reason!: string;
  setByName!: string | null;
  setAt!: Date | null;
}

export class SetHealthDto {
  /** Null leaves it to the points again. */
  @ApiProperty({ ...LEVEL, nullable: true })
  @ValidateIf((_, value) => value !== null)
  @IsIn(HEALTH_LEVELS)
  level!: HealthLevel | null;

  @IsText(LIMITS.noteLength)
  reason!: string;
}

export class HealthScoresQuery {
  /** Up to 50 of them. */
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? (value as unknown[]) : [value]))
  @ArrayMaxSize(LIMITS.healthScores)
  @IsUUID(undefined, { each: true })
  clientIds!: string[];
}
