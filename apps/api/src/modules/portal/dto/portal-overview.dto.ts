import { ApiProperty } from '@nestjs/swagger';
import { PortalInvoiceRowDto, PortalOpenSumDto } from './portal-invoice.dto.js';
import { PortalProjectRowDto } from './portal-project.dto.js';

export class PortalOverviewDto {
  /** What is still to be paid, the most urgent first; at most five. */
  @ApiProperty({ type: [PortalInvoiceRowDto] })
  openInvoices!: PortalInvoiceRowDto[];
  @ApiProperty({ type: [PortalOpenSumDto] })
  openSums!: PortalOpenSumDto[];
  /** Under way or on hold; at most six. */
  @ApiProperty({ type: [PortalProjectRowDto] })
  projects!: PortalProjectRowDto[];
}
