import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { FILE_RECORD_KINDS, type FileRecordKind, LIMITS } from '#libs/contracts';
import { IfGiven, IsFlag, IsLine } from '../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../platform/persistence/page.js';
import { RECORD_FILE_LIST } from '../record-files.queries.js';

const KIND = { enum: FILE_RECORD_KINDS, enumName: 'FileRecordKind' };

export class RecordFileDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  @ApiProperty(KIND)
  recordKind!: FileRecordKind;
  recordId!: string;
  name!: string;
  /** The client sees it in its portal. */
  shared!: boolean;
  /** In bytes. */
  @ApiProperty({ type: 'integer' })
  size!: number;
  contentType!: string;
  uploadedByName!: string;
  createdAt!: Date;
}

export class RecordFilePageDto extends pageOf(RecordFileDto) {}

export class ListRecordFilesQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(RECORD_FILE_LIST))
  @ApiProperty({ enum: sortKeys(RECORD_FILE_LIST), required: false })
  sort?: string;

  @IsIn(FILE_RECORD_KINDS)
  @ApiProperty(KIND)
  recordKind!: FileRecordKind;

  @IsUUID()
  recordId!: string;

  /** Those that the client sees, or those that it does not. */
  @IsFlag()
  shared?: boolean;
}

export class UploadRecordFileQuery {
  @IsIn(FILE_RECORD_KINDS)
  @ApiProperty(KIND)
  recordKind!: FileRecordKind;

  @IsUUID()
  recordId!: string;

  /** The client sees it in its portal; internal when left out. */
  @IsFlag()
  shared?: boolean;
}

export class UpdateRecordFileDto {
  /** The ending stays what the content is. */
  @IfGiven()
  @IsLine(LIMITS.fileNameLength)
  name?: string;

  @IfGiven()
  @IsBoolean()
  shared?: boolean;
}
