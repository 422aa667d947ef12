import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import { IfGiven } from '../../../../platform/http/validators.js';

/** Long enough for a recovery code with its hyphens and some blanks. */
const CODE_LENGTH = 40;

export class AuthenticatorDto {
  /** When the app was set up; null without one. */
  since!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Null without a second factor of any kind' })
  recoveryCodesLeft!: number | null;
}

export class BeginAuthenticatorDto {
  @IsString()
  @MinLength(1)
  @MaxLength(1_024)
  password!: string;
}

export class AuthenticatorSetupDto {
  /** In base 32, to be typed where nothing can be scanned. */
  secret!: string;
  /** As `otpauth://totp/…`. */
  uri!: string;
  /** The same as a QR code, in SVG. */
  qr!: string;
}

export class CodeDto {
  /** Six digits of the app, or where one signs in a recovery code. */
  @IsString()
  @MinLength(1)
  @MaxLength(CODE_LENGTH)
  code!: string;
}

export class PasswordAndCodeDto extends CodeDto {
  @IsString()
  @MinLength(1)
  @MaxLength(1_024)
  password!: string;
}

export class RenewCodesDto {
  @IsString()
  @MinLength(1)
  @MaxLength(1_024)
  password!: string;

  /** Of the authenticator app, where there is one, or a recovery code. */
  @IfGiven()
  @IsString()
  @MaxLength(CODE_LENGTH)
  code?: string;
}

export class RecoveryCodesDto {
  codes!: string[];
}

/** The password was right; a second factor has the last word. A recovery code always does. */
export class MfaChallengeDto {
  @ApiProperty({ enum: [true] })
  @IsIn([true])
  mfaRequired!: true;
  /** To be sent back with the answer. Good for five minutes and five tries. */
  challenge!: string;
  /** Codes of an authenticator app are taken. */
  app!: boolean;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'PublicKeyCredentialRequestOptionsJSON of WebAuthn; null without passkeys',
  })
  passkey!: object | null;
}

export class AnswerChallengeDto extends CodeDto {
  @IsString()
  @MinLength(1)
  @MaxLength(2_000)
  challenge!: string;
}
