import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { TIME_ENTRY_STATUSES, type TimeEntryStatus } from '#libs/contracts';
import { IsFlag, IsWorkDate } from '../../../../platform/http/validators.js';
import { PageQuery, sortKeys } from '../../../../platform/persistence/page.js';
import { TIME_ENTRY_LIST } from '../time-entries.queries.js';

/** `q` looks in notes and tasks. Without the right `time.read.all` a list holds one's own entries only. */
export class ListTimeEntriesQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(TIME_ENTRY_LIST))
  @ApiProperty({ enum: sortKeys(TIME_ENTRY_LIST), required: false })
  sort?: string;

  @IsOptional()
  @IsUUID()
  membershipId?: string;

  @IsOptional()
  @IsUUID()
  projectId?: string;

  @IsOptional()
  @IsUUID()
  clientId?: string;

  @IsOptional()
  @IsIn(TIME_ENTRY_STATUSES)
  @ApiProperty({ enum: TIME_ENTRY_STATUSES, enumName: 'TimeEntryStatus', required: false })
  status?: TimeEntryStatus;

  /** First work date. */
  @IsOptional()
  @IsWorkDate()
  @ApiProperty({ required: false })
  from?: string;

  /** Last work date. */
  @IsOptional()
  @IsWorkDate()
  @ApiProperty({ required: false })
  to?: string;

  @IsFlag()
  billable?: boolean;
}
