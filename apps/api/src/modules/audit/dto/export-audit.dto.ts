import { ApiProperty, PickType } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { ListAuditQuery } from './audit-entry.dto.js';

const FORMATS = ['csv', 'json'] as const;

/** The filters of the list. Without any, the JSON has the whole chain and can be verified by itself. */
export class ExportAuditQuery extends PickType(ListAuditQuery, [
  ...(['q', 'actorId', 'action', 'objectType', 'objectId', 'from', 'to'] as const),
]) {
  @IsIn(FORMATS)
  @ApiProperty({ enum: FORMATS, enumName: 'AuditExportFormat' })
  format!: (typeof FORMATS)[number];
}
