import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsString, IsUUID, MaxLength } from 'class-validator';
import {
  DUPLICATE_KINDS,
  DUPLICATE_REASONS,
  type DuplicateKind,
  type DuplicateReason,
  LIMITS,
} from '#libs/contracts';
import { IfGiven } from '../../../../platform/http/validators.js';

export class DuplicatesQuery {
  @IfGiven()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  company?: string;

  @IfGiven()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  email?: string;

  @IfGiven()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  phone?: string;

  @IfGiven()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  website?: string;

  @IfGiven()
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? (value as unknown[]) : [value]))
  @ArrayMaxSize(LIMITS.clientTaxIds)
  @IsString({ each: true })
  @MaxLength(LIMITS.nameLength, { each: true })
  taxIds?: string[];

  /** Whose duplicates are looked for: not itself, nor where it came from or what it became. */
  @IfGiven()
  @IsUUID()
  leadId?: string;

  @IfGiven()
  @IsUUID()
  prospectId?: string;

  @IfGiven()
  @IsUUID()
  clientId?: string;
}

/** Somebody who is known already. */
export class DuplicateDto {
  @ApiProperty({ enum: DUPLICATE_KINDS, enumName: 'DuplicateKind' })
  kind!: DuplicateKind;
  id!: string;
  company!: string;
  /** What could be won, of a prospect. */
  name!: string | null;
  person!: string | null;
  ownerName!: string | null;
  @ApiProperty({ enum: DUPLICATE_REASONS, enumName: 'DuplicateReason', isArray: true })
  reasons!: DuplicateReason[];
}
