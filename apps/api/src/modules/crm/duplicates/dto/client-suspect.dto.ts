import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsUUID } from 'class-validator';
import { CLIENT_STATUSES, type ClientStatus, DUPLICATE_REASONS, type DuplicateReason } from '#libs/contracts';

export class ClientSuspectsQuery {
  /** Those that are said not to be the same; otherwise those of which nobody said so. */
  @Transform(({ value }: { value: unknown }) => value === true || value === 'true')
  @IsBoolean()
  @ApiProperty({ type: 'boolean', default: false, required: false })
  apart = false;
}

export class SuspectClientDto {
  id!: string;
  name!: string;
  @ApiProperty({ enum: CLIENT_STATUSES, enumName: 'ClientStatus' })
  status!: ClientStatus;
  createdAt!: Date;
}

/** Two clients that may be the same. */
export class ClientSuspectDto {
  first!: SuspectClientDto;
  second!: SuspectClientDto;
  @ApiProperty({ enum: DUPLICATE_REASONS, enumName: 'DuplicateReason', isArray: true })
  reasons!: DuplicateReason[];
}

export class ClientPairDto {
  @IsUUID()
  clientId!: string;

  @IsUUID()
  otherClientId!: string;

  /** False takes it back. */
  @IsBoolean()
  apart!: boolean;
}
