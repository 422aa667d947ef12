import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import {
  SIGNATURE_STATUSES,
  SIGNATURE_SUBJECTS,
  type SignatureStatus,
  type SignatureSubject,
  SIGNER_SIDES,
  SIGNER_STATUSES,
  type SignerSide,
  type SignerStatus,
} from '#libs/contracts';
import { IsLine, IsText } from '../../../platform/http/validators.js';

const TOKEN_LENGTH = 200;

/** What the mailed link carries. */
export class SigningTokenDto {
  @IsString()
  @MaxLength(TOKEN_LENGTH)
  token!: string;
}

export class SignDto {
  /** The signer's name, typed by themselves. */
  @IsLine()
  name!: string;

  /** The six digits of the last mail. */
  @IsString()
  @Matches(/^\d{6}$/, { message: 'The code has six digits.' })
  @ApiProperty({ type: 'string', pattern: '^\\d{6}$' })
  code!: string;

  /** Of the text that the signer agreed to. */
  @IsString()
  @Matches(/^[0-9a-f]{64}$/)
  consentSha256!: string;
}

export class SignByLinkDto extends SignDto {
  @IsString()
  @MaxLength(TOKEN_LENGTH)
  token!: string;
}

export class DeclineDto {
  @IsText()
  @MinLength(1)
  reason!: string;
}

export class DeclineByLinkDto extends DeclineDto {
  @IsString()
  @MaxLength(TOKEN_LENGTH)
  token!: string;
}

export class SigningPersonDto {
  name!: string;
  @ApiProperty({ enum: SIGNER_SIDES, enumName: 'SignerSide' })
  side!: SignerSide;
  @ApiProperty({ type: 'integer' })
  step!: number;
  @ApiProperty({ enum: SIGNER_STATUSES, enumName: 'SignerStatus' })
  status!: SignerStatus;
  signedAt!: Date | null;
}

export class SigningSelfDto {
  name!: string;
  /** Where the code goes. */
  email!: string;
  @ApiProperty({ enum: SIGNER_STATUSES, enumName: 'SignerStatus' })
  status!: SignerStatus;
  /** Whether they opened the PDF. */
  hasRead!: boolean;
}

/** A document as one of its signers sees it. */
export class SigningDto {
  firmName!: string;
  title!: string;
  message!: string;
  @ApiProperty({ enum: SIGNATURE_STATUSES, enumName: 'SignatureStatus' })
  status!: SignatureStatus;
  /** The last day on which it can be signed. */
  @ApiProperty({ type: 'string', format: 'date' })
  expiresOn!: string;
  /** What one agrees to by signing. */
  consent!: string;
  consentSha256!: string;
  /** SHA-256 of the PDF as sent, in hexadecimal. */
  sentSha256!: string;
  me!: SigningSelfDto;
  signers!: SigningPersonDto[];
}

/** A document that waits, or waited, for the portal user's signature. */
export class PortalSignatureDto {
  id!: string;
  title!: string;
  @ApiProperty({ enum: SIGNATURE_SUBJECTS, enumName: 'SignatureSubject' })
  subjectType!: SignatureSubject;
  sentAt!: Date;
  /** The last day on which it can be signed. */
  @ApiProperty({ type: 'string', format: 'date' })
  expiresOn!: string;
  @ApiProperty({ enum: SIGNATURE_STATUSES, enumName: 'SignatureStatus' })
  status!: SignatureStatus;
  @ApiProperty({ enum: SIGNER_STATUSES, enumName: 'SignerStatus' })
  ownStatus!: SignerStatus;
  signedAt!: Date | null;
}

/** A key that a firm's seals are checked with. */
export class SigningKeyDto {
  /** Ed25519, in hexadecimal. */
  publicKey!: string;
  since!: Date;
}
