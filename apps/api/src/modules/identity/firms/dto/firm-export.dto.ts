import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { IsLine } from '../../../../platform/http/validators.js';
import { WithReasonDto } from '../../members/dto/member.dto.js';
import { FIRM_EXPORT_STATUSES, type FirmExportStatus } from '../export/firm-export.entity.js';

const TYPED_LENGTH = 1_024;

export class FirmExportDto {
  id!: string;
  @ApiProperty({ enum: FIRM_EXPORT_STATUSES, enumName: 'FirmExportStatus' })
  status!: FirmExportStatus;
  createdAt!: Date;
  requestedByName!: string;
  /** Until when it can be downloaded; null until it is ready. */
  expiresAt!: Date | null;
  @ApiProperty({ type: 'integer', nullable: true })
  bytes!: number | null;
}

export class FirmClosingDto {
  /** Since when the firm is closing; null when it is not. */
  closingSince!: Date | null;
  /** From when on nobody gets in. */
  closesAt!: Date | null;
}

export class CloseFirmDto extends WithReasonDto {
  /** What the firm is called, typed again. */
  @IsLine()
  name!: string;

  /** One's own. */
  @IsString()
  @MinLength(1)
  @MaxLength(TYPED_LENGTH)
  password!: string;
}
