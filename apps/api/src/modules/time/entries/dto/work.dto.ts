import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsUUID, Max, Min } from 'class-validator';
import { LIMITS } from '#libs/contracts';
import { IfGiven, IsLine, IsText } from '../../../../platform/http/validators.js';

/** How long: whole seconds, or text as a person types it. */
export class DurationDto {
  @IfGiven()
  @IsInt()
  @Min(1)
  @Max(LIMITS.daySeconds)
  @ApiProperty({ type: 'integer', minimum: 1, maximum: LIMITS.daySeconds, required: false })
  seconds?: number;

  /** Instead of seconds: `1.5`, `1:30`, `90m`, `1h30`; on a change of an entry also `+0:15`. */
  @IfGiven()
  @IsLine(40)
  duration?: string;
}

/** What was worked on, be it logged or timed. */
export class WorkDto {
  @IfGiven()
  @IsText(LIMITS.nameLength)
  task?: string;

  @IfGiven()
  @IsText()
  note?: string;

  /** True when left out of new work. */
  @IfGiven()
  @IsBoolean()
  billable?: boolean;
}

/** A change of the work: what is left out stays. */
export class WorkChangeDto extends WorkDto {
  @IfGiven()
  @IsUUID()
  projectId?: string;
}
