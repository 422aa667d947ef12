import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { IfGiven } from '../../../../platform/http/validators.js';
import { PasswordDto } from '../../auth/dto/passkey.dto.js';
import { SignInOfferDto } from './identity-provider.dto.js';

const ANSWER_LENGTH = 8_000;
const TOKEN_LENGTH = 200;

export class FirmOfferQuery {
  /** The firm, as its sign-in link names it. */
  @IsUUID()
  firmId!: string;
}

export class BeginSsoDto extends FirmOfferQuery {
  @IsUUID()
  providerId!: string;

  /** The token of an invitation's link, to accept it by this account. */
  @IfGiven()
  @IsString()
  @MinLength(1)
  @MaxLength(TOKEN_LENGTH)
  invitation?: string;
}

/** Where the browser goes next. */
export class SsoAddressDto {
  url!: string;
}

export class FinishSsoDto {
  @IsUUID()
  providerId!: string;

  /** What the provider sent along: the query of the address that it led to, without `?`. */
  @IsString()
  @MinLength(1)
  @MaxLength(ANSWER_LENGTH)
  answer!: string;
}

export class BeginLinkDto extends PasswordDto {
  @IsUUID()
  providerId!: string;
}

/** One's own account at one of the firm's providers. */
export class LinkedSignInDto extends SignInOfferDto {
  /** Whether the firm takes it for a second factor. */
  isSecondFactor!: boolean;
  /** Null while none is linked. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  linkedAt!: Date | null;
  /** As the provider said when it was linked; empty when it said nothing. */
  email!: string;
  lastUsedAt!: Date | null;
}
