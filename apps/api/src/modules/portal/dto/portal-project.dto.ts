import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PROJECT_STATUSES, type ProjectStatus } from '#libs/contracts';
import { PageQuery, pageOf, sortKeys } from '../../../platform/persistence/page.js';
import { PORTAL_PROJECTS } from '../portal.queries.js';
import { PortalInvoiceRowDto } from './portal-invoice.dto.js';

export class PortalProjectRowDto {
  id!: string;
  name!: string;
  code!: string;
  @ApiProperty({ enum: PROJECT_STATUSES, enumName: 'ProjectStatus' })
  status!: ProjectStatus;
  @ApiProperty({ format: 'date' })
  startDate!: string;
  @ApiProperty({ format: 'date' })
  endDate!: string;
  /** Title of what was agreed. */
  engagementTitle!: string;
}

export class PortalProjectPageDto extends pageOf(PortalProjectRowDto) {}

export class PortalProjectDto extends PortalProjectRowDto {
  /** The invoices that bill this project alone, newest first; the latest hundred. */
  invoices!: PortalInvoiceRowDto[];
}

export class ListPortalProjectsQuery extends PageQuery {
  @IsOptional()
  @IsIn(PROJECT_STATUSES)
  @ApiProperty({ enum: PROJECT_STATUSES, enumName: 'ProjectStatus', required: false })
  status?: ProjectStatus;

  @IsOptional()
  @IsIn(sortKeys(PORTAL_PROJECTS))
  @ApiProperty({ enum: sortKeys(PORTAL_PROJECTS), required: false })
  sort?: string;
}
