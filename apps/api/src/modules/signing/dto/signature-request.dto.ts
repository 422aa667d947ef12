import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsUUID,
  Max,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import {
  SIGNATURE_DEEDS,
  SIGNATURE_STATUSES,
  SIGNATURE_SUBJECTS,
  type SignatureDeed,
  type SignatureStatus,
  type SignatureSubject,
  SIGNER_SIDES,
  SIGNER_STATUSES,
  type SignerSide,
  type SignerStatus,
} from '#libs/contracts';
import { IfGiven, IsEmailAddress, IsLine, IsText, IsWorkDate } from '../../../platform/http/validators.js';

const MOST_SIGNERS = 10;
const CONSENT_LENGTH = 2_000;

export class NewSignerDto {
  @IsIn(SIGNER_SIDES)
  @ApiProperty({ enum: SIGNER_SIDES, enumName: 'SignerSide' })
  side!: SignerSide;

  @IsLine()
  name!: string;

  /** Where the link and the code go. */
  @IsEmailAddress()
  email!: string;

  /** Those of the same step sign in any order; the next step is asked when all of this one have signed. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_SIGNERS })
  @IsInt()
  @Min(1)
  @Max(MOST_SIGNERS)
  step!: number;
}

export class SendForSignatureDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_SIGNERS)
  @ValidateNested({ each: true })
  @Type(() => NewSignerDto)
  signers!: NewSignerDto[];

  /** The last day on which it can be signed, in the firm's time zone. */
  @IsWorkDate()
  expiresOn!: string;

  /** Stands in the mails. */
  @IfGiven()
  @IsText()
  message?: string;

  /** What signers agree to; the usual text when left out. */
  @IfGiven()
  @IsText(CONSENT_LENGTH)
  @MinLength(1)
  consent?: string;
}

export class VoidSignatureRequestDto {
  @IsText()
  @MinLength(1)
  reason!: string;
}

export class ListSignatureRequestsQuery {
  @IsIn(SIGNATURE_SUBJECTS)
  @ApiProperty({ enum: SIGNATURE_SUBJECTS, enumName: 'SignatureSubject' })
  subjectType!: SignatureSubject;

  @IsUUID()
  subjectId!: string;
}

export class SignerDto {
  id!: string;
  @ApiProperty({ enum: SIGNER_SIDES, enumName: 'SignerSide' })
  side!: SignerSide;
  @ApiProperty({ type: 'integer' })
  step!: number;
  name!: string;
  email!: string;
  @ApiProperty({ enum: SIGNER_STATUSES, enumName: 'SignerStatus' })
  status!: SignerStatus;
  invitedAt!: Date | null;
  /** When they opened the document itself. */
  readAt!: Date | null;
  /** The name as typed. */
  signature!: string;
  signedAt!: Date | null;
}

export class SignatureEventDto {
  @ApiProperty({ type: 'integer' })
  position!: number;
  at!: Date;
  @ApiProperty({ enum: SIGNATURE_DEEDS, enumName: 'SignatureDeed' })
  deed!: SignatureDeed;
  who!: string;
  /** Network address; empty where nobody came by the network. */
  address!: string;
  agent!: string;
  note!: string;
  /** SHA-256 over the event and the hash before it, in hexadecimal. */
  hash!: string;
}

export class SignatureRequestDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  @ApiProperty({ enum: SIGNATURE_SUBJECTS, enumName: 'SignatureSubject' })
  subjectType!: SignatureSubject;
  subjectId!: string;
  title!: string;
  @ApiProperty({ enum: SIGNATURE_STATUSES, enumName: 'SignatureStatus' })
  status!: SignatureStatus;
  message!: string;
  consent!: string;
  /** The last day on which it can be signed. */
  @ApiProperty({ type: 'string', format: 'date' })
  expiresOn!: string;
  sentByName!: string;
  sentAt!: Date;
  endedAt!: Date | null;
  endReason!: string;
  /** SHA-256 of the PDF as sent, in hexadecimal. */
  sentSha256!: string;
  /** SHA-256 of the sealed PDF; null until all have signed. */
  signedSha256!: string | null;
  signers!: SignerDto[];
  events!: SignatureEventDto[];
}
