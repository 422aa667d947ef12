import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { IsUUID, MaxLength, ValidateIf } from 'class-validator';
import { LIMITS } from '#libs/contracts';
import { IfGiven, IsDecimalText, IsLine, IsWorkDate } from '../../../../platform/http/validators.js';
import { DurationDto, WorkChangeDto, WorkDto } from './work.dto.js';

/** For whoever works on the project in several billing roles. */
class InRoleDto {
  /** The role of these hours: one that the person has on the project. The usual one when left out; on a change what it was. */
  @IfGiven()
  @IsLine(100)
  role?: string;
}

export class CreateTimeEntryDto extends IntersectionType(DurationDto, WorkDto, InRoleDto) {
  @IsUUID()
  projectId!: string;

  /** The person's local day. */
  @IsWorkDate()
  workDate!: string;

  /** Instead of what the rate cards say; needs the right `time.rate.override` and a reason. */
  @IfGiven()
  @IsDecimalText()
  @ApiProperty({ required: false })
  hourlyRate?: string;

  @IfGiven()
  @IsLine(LIMITS.noteLength)
  rateReason?: string;
}

export class UpdateTimeEntryDto extends IntersectionType(DurationDto, WorkChangeDto, InRoleDto) {
  @IfGiven()
  @IsWorkDate()
  @ApiProperty({ required: false })
  workDate?: string;
}

export class SetRateDto {
  /** Null takes what the rate cards say, as they are now. */
  @ValidateIf((_, value) => value !== null)
  @IsDecimalText()
  @ApiProperty({ nullable: true })
  hourlyRate!: string | null;

  @MaxLength(LIMITS.noteLength)
  @IsLine(LIMITS.noteLength)
  reason!: string;
}
