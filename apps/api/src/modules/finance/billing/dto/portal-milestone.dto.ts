import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, MinLength } from 'class-validator';
import { MILESTONE_STATUSES, type MilestoneStatus } from '#libs/contracts';
import { IfGiven, IsText } from '../../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../../platform/persistence/page.js';
import { PORTAL_MILESTONES } from '../portal-milestones.queries.js';
import { MilestoneStateDto } from './milestone.dto.js';

export class PortalMilestoneDto extends MilestoneStateDto {
  @ApiProperty({ type: 'integer' })
  version!: number;
  /** Title of what was agreed. */
  engagementTitle!: string;
  /** Without tax. */
  amount!: string;
  currency!: string;
}

export class PortalMilestonePageDto extends pageOf(PortalMilestoneDto) {}

export class ListPortalMilestonesQuery extends PageQuery {
  @IsOptional()
  @IsIn(MILESTONE_STATUSES)
  @ApiProperty({ enum: MILESTONE_STATUSES, enumName: 'MilestoneStatus', required: false })
  status?: MilestoneStatus;

  @IsOptional()
  @IsIn(sortKeys(PORTAL_MILESTONES))
  @ApiProperty({ enum: sortKeys(PORTAL_MILESTONES), required: false })
  sort?: string;
}

export class AcceptInPortalDto {
  @IfGiven()
  @IsText(2_000)
  comment?: string;
}

export class RejectInPortalDto {
  /** What is missing. */
  @IsText(2_000)
  @MinLength(1)
  reason!: string;
}
