import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { IMPORT_KINDS, IMPORT_STATUSES, type ImportKind, type ImportStatus } from '#libs/contracts';
import { PageQuery, pageOf, sortKeys } from '../../../platform/persistence/page.js';
import type { DateOrder } from '../parse/dates.js';
import { IMPORT_LIST, PROBLEM_LIST } from '../imports.queries.js';

export class ImportCreatesDto {
  @ApiProperty({ type: 'integer' })
  clients!: number;
  @ApiProperty({ type: 'integer' })
  engagements!: number;
  @ApiProperty({ type: 'integer' })
  projects!: number;
  @ApiProperty({ type: 'integer' })
  people!: number;
  @ApiProperty({ type: 'integer' })
  entries!: number;
}

/** One client and project of the file, over all good rows: new ones and those imported before. */
export class ImportProjectDto {
  client!: string;
  project!: string;
  /** Null while it does not exist. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  projectId!: string | null;
  clientIsNew!: boolean;
  projectIsNew!: boolean;
  currency!: string;
  @ApiProperty({ type: 'integer' })
  entries!: number;
  @ApiProperty({ type: 'integer' })
  newEntries!: number;
  @ApiProperty({ type: 'integer' })
  seconds!: number;
  @ApiProperty({ type: 'integer' })
  billableSeconds!: number;
  /** Decimal text; each entry rounded half-up to the currency's smallest unit. */
  billableAmount!: string;
}

export class ImportSummaryDto {
  encoding!: string;
  delimiter!: string;
  @ApiProperty({ type: 'integer' })
  rows!: number;
  /** How dates whose year stands last are read. */
  @ApiProperty({ enum: ['mdy', 'dmy', 'mixed'], enumName: 'DateOrder' })
  dates!: DateOrder;
  /** Dates like 3/4/2026 were read as month/day, and nothing in the file proves that. */
  datesAssumed!: boolean;
  /** Optional columns that the file does not have. */
  absentColumns!: string[];
  /** What a run creates, or has created. */
  creates!: ImportCreatesDto;
  projects!: ImportProjectDto[];
}

export class ImportRowDto {
  id!: string;
  @ApiProperty({ enum: IMPORT_KINDS, enumName: 'ImportKind' })
  kind!: ImportKind;
  fileName!: string;
  @ApiProperty({ enum: IMPORT_STATUSES, enumName: 'ImportStatus' })
  status!: ImportStatus;
  startedByName!: string;
  /** Rows read so far in the last check or run. */
  @ApiProperty({ type: 'integer' })
  rowsRead!: number;
  /** Rows that became entries, or would. */
  @ApiProperty({ type: 'integer' })
  rowsGood!: number;
  @ApiProperty({ type: 'integer' })
  rowsBad!: number;
  /** Rows that an earlier run had already made. */
  @ApiProperty({ type: 'integer' })
  rowsKnown!: number;
  /** Part of the work that is done, 0 to 100. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 })
  percent!: number;
  /** Why it failed as a whole. */
  error!: string | null;
  @ApiProperty({ type: 'string', format: 'date-time' })
  createdAt!: Date;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  finishedAt!: Date | null;
}

export class ImportDto extends ImportRowDto {
  summary!: ImportSummaryDto | null;
}

export class ImportPageDto extends pageOf(ImportRowDto) {}

export class ListImportsQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(IMPORT_LIST))
  @ApiProperty({ enum: sortKeys(IMPORT_LIST), required: false })
  sort?: string;
}

export class ImportProblemDto {
  id!: string;
  /** Data rows count from 1. */
  @ApiProperty({ type: 'integer' })
  row!: number;
  /** As the file's header names it; empty for the row as a whole. */
  column!: string;
  /** In CAPITALS, stable. */
  reason!: string;
  message!: string;
  /** What stands in the cell, cut to 100 characters. */
  value!: string;
}

export class ImportProblemPageDto extends pageOf(ImportProblemDto) {}

export class ListImportProblemsQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(PROBLEM_LIST))
  @ApiProperty({ enum: sortKeys(PROBLEM_LIST), required: false })
  sort?: string;
}
