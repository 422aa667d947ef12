import { ApiProperty, PickType } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import {
  IfGiven,
  IsCurrencyCode,
  IsDecimalText,
  IsEmailAddress,
  IsLine,
} from '../../../platform/http/validators.js';
import { FirmDto } from '../../identity/index.js';

const TOKEN_LENGTH = 1_000;
const TYPED_LENGTH = 1_024;

export class RegistrationOfferDto {
  /** Whether this installation takes new firms. */
  @ApiProperty()
  open!: boolean;
}

export class WantRegistrationDto {
  @IsEmailAddress()
  email!: string;
}

export class RegistrationTokenDto {
  @IsString()
  @MinLength(1)
  @MaxLength(TOKEN_LENGTH)
  token!: string;
}

export class RegistrationDto {
  email!: string;
  /** The address has a login: its password confirms. */
  @ApiProperty()
  hasLogin!: boolean;
}

/** `name` and `newPassword` for who has no login yet; `password`, the one they have, for who does. */
export class RegisterDto extends PickType(FirmDto, ['locale', 'timeZone']) {
  @IsString()
  @MinLength(1)
  @MaxLength(TOKEN_LENGTH)
  token!: string;

  @IsLine()
  firmName!: string;

  /** In which the books are kept, for good. */
  @IsCurrencyCode()
  baseCurrency!: string;

  /** As `VAT` on the invoice. */
  @IsLine(60)
  taxName!: string;

  /** Of the standard tax; 0 where none is charged. */
  @IsDecimalText('not_negative')
  taxPercent!: string;

  @IfGiven()
  @IsLine()
  name?: string;

  @IfGiven()
  @IsString()
  @MaxLength(TYPED_LENGTH)
  newPassword?: string;

  @IfGiven()
  @IsString()
  @MaxLength(TYPED_LENGTH)
  password?: string;
}

/** What to sign in with now. */
export class RegisteredDto {
  email!: string;
  @ApiProperty({ type: 'string', format: 'uuid' })
  firmId!: string;
}
