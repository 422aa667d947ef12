import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsUUID, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { LIMITS } from '#libs/contracts';
import { IfGiven, IsDecimalText, IsLine, IsText, IsWorkDate } from '../../../../platform/http/validators.js';

/** How long: whole seconds, or text as a person types it. */
class DurationDto {
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(LIMITS.daySeconds)
  @ApiProperty({ type: 'integer', minimum: 1, maximum: LIMITS.daySeconds, required: false })
  seconds?: number;

  /** Instead of seconds: `1.5`, `1:30`, `90m`, `1h30`; on a change also `+0:15`. */
  @IfGiven()
  @IsLine(40)
  duration?: string;
}

export class CreateTimeEntryDto extends DurationDto {
  @IsUUID()
  projectId!: string;

  /** The person's local day. */
  @IsWorkDate()
  workDate!: string;

  @IfGiven()
  @IsText(LIMITS.nameLength)
  task?: string;

  @IfGiven()
  @IsText()
  note?: string;

  /** True when left out. */
  @IfGiven()
  @IsBoolean()
  billable?: boolean;

  /** Instead of the engagement's rate; needs the right `time.rate.override` and a reason. */
  @IfGiven()
  @IsDecimalText()
  @ApiProperty({ required: false })
  hourlyRate?: string;

  @IfGiven()
  @IsLine(LIMITS.noteLength)
  rateReason?: string;
}

export class UpdateTimeEntryDto extends DurationDto {
  @IfGiven()
  @IsUUID()
  projectId?: string;

  @IfGiven()
  @IsWorkDate()
  @ApiProperty({ required: false })
  workDate?: string;

  @IfGiven()
  @IsText(LIMITS.nameLength)
  task?: string;

  @IfGiven()
  @IsText()
  note?: string;

  @IfGiven()
  @IsBoolean()
  billable?: boolean;
}

export class SetRateDto {
  /** Null takes the engagement's rate, as it is now. */
  @ValidateIf((_, value) => value !== null)
  @IsDecimalText()
  @ApiProperty({ nullable: true })
  hourlyRate!: string | null;

  @MaxLength(LIMITS.noteLength)
  @IsLine(LIMITS.noteLength)
  reason!: string;
}
