import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery, pageOf, sortKeys } from '../../../platform/persistence/page.js';
import { PORTAL_FILES } from '../portal-files.queries.js';

/** A file that the firm shares with the client. */
export class PortalFileDto {
  id!: string;
  name!: string;
  /** In bytes. */
  @ApiProperty({ type: 'integer' })
  size!: number;
  createdAt!: Date;
}

export class PortalFilePageDto extends pageOf(PortalFileDto) {}

export class ListPortalFilesQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(PORTAL_FILES))
  @ApiProperty({ enum: sortKeys(PORTAL_FILES), required: false })
  sort?: string;
}
