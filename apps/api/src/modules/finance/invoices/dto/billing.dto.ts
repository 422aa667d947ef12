import { ApiProperty } from '@nestjs/swagger';
import { IsUUID, MaxLength, IsString } from 'class-validator';
import { LIMITS } from '#libs/contracts';
import { IfGiven, IsWorkDate } from '../../../../platform/http/validators.js';

export class BillingReadyQuery {
  @IfGiven()
  @IsUUID()
  clientId?: string;

  @IfGiven()
  @IsWorkDate()
  @ApiProperty({ required: false })
  from?: string;

  @IfGiven()
  @IsWorkDate()
  @ApiProperty({ required: false })
  to?: string;

  /** Part of a client's or project's name. */
  @IfGiven()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  q?: string;
}

export class BillingReadyRowDto {
  clientId!: string;
  clientName!: string;
  projectId!: string;
  projectName!: string;
  currency!: string;
  /** Entries that can be billed now. */
  @ApiProperty({ type: 'integer' })
  entries!: number;
  @ApiProperty({ type: 'integer' })
  seconds!: number;
  /** Each entry rounded by itself. */
  amount!: string;
  @ApiProperty({ type: 'string', format: 'date' })
  oldestDate!: string;
  @ApiProperty({ type: 'string', format: 'date' })
  newestDate!: string;
  /** Entries that cannot be billed, and why. */
  @ApiProperty({ type: 'integer' })
  blockedEntries!: number;
  @ApiProperty({ type: 'integer' })
  blockedSeconds!: number;
  @ApiProperty({ enum: ['no_rate'], enumName: 'BillingBlock', nullable: true })
  blockedReason!: 'no_rate' | null;
}

export class BillingSumDto {
  currency!: string;
  @ApiProperty({ type: 'integer' })
  seconds!: number;
  amount!: string;
}

export class BillingReadyDto {
  @ApiProperty({ type: [BillingReadyRowDto] })
  items!: BillingReadyRowDto[];
  @ApiProperty({ type: [BillingSumDto] })
  totals!: BillingSumDto[];
}
