import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsDefined,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IfGiven, IsLine } from '../../../../platform/http/validators.js';

const BASE64URL = /^[A-Za-z0-9_-]+$/;
const NAME_LENGTH = 60;
/** A key with its certificates takes less. */
const LONGEST = 20_000;

const IsBase64Url =
  (longest = 2_000): PropertyDecorator =>
  (target, key) => {
    for (const rule of [IsString(), MaxLength(longest), Matches(BASE64URL)]) rule(target, key);
  };

export class PasskeyDto {
  id!: string;
  /** The person's own. */
  name!: string;
  createdAt!: string;
  lastUsedAt!: string | null;
}

export class PasskeyNameDto {
  /** As `Laptop`. */
  @IsLine(NAME_LENGTH)
  name!: string;
}

export class PasswordDto {
  @IsString()
  @MinLength(1)
  @MaxLength(1_024)
  password!: string;
}

/** What the browser asks a device for. */
export class PasskeyChallengeDto {
  /** To be sent back with the answer. Good for five minutes, once. */
  challenge!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description:
      'PublicKeyCredentialCreationOptionsJSON or PublicKeyCredentialRequestOptionsJSON of WebAuthn',
  })
  options!: object;
}

/** A device's new passkey. Bytes are in base64url. */
export class PasskeyAttestationDto {
  @IsBase64Url()
  credentialId!: string;

  @IsBase64Url()
  clientDataJSON!: string;

  @IsBase64Url(LONGEST)
  attestationObject!: string;

  /** How browsers reach the device, as `internal`. */
  @IsString({ each: true })
  @MaxLength(20, { each: true })
  @ArrayMaxSize(10)
  transports!: string[];
}

/** A device's answer by one of its passkeys. Bytes are in base64url. */
export class PasskeyAssertionDto {
  @IsBase64Url()
  credentialId!: string;

  @IsBase64Url()
  clientDataJSON!: string;

  @IsBase64Url()
  authenticatorData!: string;

  @IsBase64Url()
  signature!: string;

  /** Whom the device takes the passkey for. */
  @IfGiven()
  @IsBase64Url()
  userHandle?: string;
}

class ChallengedDto {
  @IsString()
  @MinLength(1)
  @MaxLength(2_000)
  challenge!: string;
}

export class AddPasskeyDto extends ChallengedDto {
  @IsLine(NAME_LENGTH)
  name!: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => PasskeyAttestationDto)
  attestation!: PasskeyAttestationDto;
}

export class AnswerByPasskeyDto extends ChallengedDto {
  @IsDefined()
  @ValidateNested()
  @Type(() => PasskeyAssertionDto)
  assertion!: PasskeyAssertionDto;
}

export class AddedPasskeyDto extends PasskeyDto {
  /** With the first second factor, shown this once; else none. */
  recoveryCodes!: string[];
}
