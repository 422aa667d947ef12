import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsUUID, ValidateIf } from 'class-validator';
import { LIMITS } from '#libs/contracts';
import { IfGiven, IsEmailAddress, IsText } from '../../platform/http/validators.js';

/** Whom one talks to, and how they came. */
export class ContactDto {
  @IfGiven()
  @IsText(LIMITS.nameLength)
  person?: string;

  @ValidateIf(({ email }: ContactDto) => email !== undefined && email !== '')
  @IsEmailAddress()
  email?: string;

  @IfGiven()
  @IsText(LIMITS.nameLength)
  phone?: string;

  /** As `Referral` or `Website`. */
  @IfGiven()
  @IsText(LIMITS.nameLength)
  source?: string;

  /** What they came by; null is none. */
  @IsOptional()
  @IsUUID()
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, required: false })
  campaignId?: string | null;
}

/** What was merged into another one, whose history is read with it. */
export class MergedDto {
  id!: string;
  name!: string;
}
