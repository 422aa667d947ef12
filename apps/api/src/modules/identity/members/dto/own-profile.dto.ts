import { ApiProperty, PartialType } from '@nestjs/swagger';
import { MaxLength, Validate, ValidateIf } from 'class-validator';
import { LIMITS } from '#libs/contracts';
import { IsLine, IsText } from '../../../../platform/http/validators.js';
import { LocaleRule, TimeZoneRule } from '../../firms/firm-rules.js';

class OwnFacts {
  @IsLine()
  name!: string;

  /** Shown to others, as `Senior consultant`. */
  @IsText(LIMITS.nameLength)
  jobTitle!: string;

  /** How dates and numbers are written for oneself; null as the firm writes them. */
  @ValidateIf((_, value) => value !== null)
  @MaxLength(35)
  @Validate(LocaleRule)
  locale!: string | null;

  /** The IANA zone of the instants that one is shown; null is the firm's. */
  @ValidateIf((_, value) => value !== null)
  @MaxLength(60)
  @Validate(TimeZoneRule)
  timeZone!: string | null;
}

export class UpdateOwnProfileDto extends PartialType(OwnFacts, { skipNullProperties: false }) {}

export class OwnProfileDto {
  @ApiProperty({ type: 'integer' })
  version!: number;
  name!: string;
  jobTitle!: string;
  /** Of the person's photo, which `GET /images/{id}` has; null without one. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  photoId!: string | null;
  locale!: string | null;
  timeZone!: string | null;
}
