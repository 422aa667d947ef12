import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { EXPORTED_LISTS, type ExportedList, LIMITS } from '#libs/contracts';
import { IsText } from '../../../platform/http/validators.js';

export class ListExportDto {
  @IsIn(EXPORTED_LISTS)
  @ApiProperty({ enum: EXPORTED_LISTS, enumName: 'ExportedList' })
  list!: ExportedList;

  /** How many rows the file has. */
  @IsInt()
  @Min(0)
  @Max(LIMITS.countCap)
  @ApiProperty({ type: 'integer', minimum: 0, maximum: LIMITS.countCap })
  rows!: number;

  /** What the list was narrowed to, as text. */
  @IsOptional()
  @IsText()
  filters?: string;
}
