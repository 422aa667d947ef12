import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsString, MaxLength, MinLength } from 'class-validator';
import { IfGiven, IsEmailAddress } from '../../../../platform/http/validators.js';

/** Beyond any password: what the policy refuses with its own words is shorter. */
const LONGEST = 1_024;

export class ForgotPasswordDto {
  @IsEmailAddress()
  email!: string;
}

export class ResetPasswordDto {
  /** From the link in the mail. */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  token!: string;

  @IsString()
  @MaxLength(LONGEST)
  newPassword!: string;
}

export class ChangePasswordDto {
  @IsString()
  @MinLength(1)
  @MaxLength(LONGEST)
  currentPassword!: string;

  @IsString()
  @MaxLength(LONGEST)
  newPassword!: string;

  /** Sign out everywhere else. */
  @ApiProperty({ default: true })
  @IfGiven()
  @IsBoolean()
  endOtherSessions?: boolean = true;
}
