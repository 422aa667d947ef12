import { IsString, MaxLength, MinLength } from 'class-validator';
import { IsEmailAddress } from '../../../../platform/http/validators.js';

export class ChangeEmailDto {
  @IsEmailAddress()
  newEmail!: string;

  @IsString()
  @MinLength(1)
  @MaxLength(1_024)
  password!: string;
}

export class EmailTokenDto {
  /** From the link in the mail. */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  token!: string;
}

export class EmailConfirmationDto {
  /** False while the other address has still to confirm. */
  complete!: boolean;
}
