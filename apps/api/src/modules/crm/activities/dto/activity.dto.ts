import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { ACTIVITY_KINDS, type ActivityKind } from '#libs/contracts';
import { IfGiven, IsFlag, IsLine, IsText, IsWorkDate } from '../../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../../platform/persistence/page.js';
import { ACTIVITY_LIST } from '../activities.queries.js';

const DATE = { type: 'string', format: 'date' } as const;

export class CreateActivityDto {
  @IsIn(ACTIVITY_KINDS)
  @ApiProperty({ enum: ACTIVITY_KINDS, enumName: 'ActivityKind' })
  kind!: ActivityKind;

  /** What it is about: one lead, prospect or client. */
  @IfGiven()
  @IsUUID()
  leadId?: string;

  @IfGiven()
  @IsUUID()
  prospectId?: string;

  @IfGiven()
  @IsUUID()
  clientId?: string;

  @IsLine()
  subject!: string;

  @IfGiven()
  @IsText()
  note?: string;

  /** On which it happened, today when left out; of a to-do, on which it is due. */
  @IfGiven()
  @IsWorkDate()
  day?: string;

  /** Who did it or is to do it; the one who enters it when left out. */
  @IfGiven()
  @IsUUID()
  ownerId?: string;
}

export class UpdateActivityDto extends PartialType(
  OmitType(CreateActivityDto, ['kind', 'leadId', 'prospectId', 'clientId'] as const),
  { skipNullProperties: false },
) {}

export class ActivityDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  @ApiProperty({ enum: ACTIVITY_KINDS, enumName: 'ActivityKind' })
  kind!: ActivityKind;
  subject!: string;
  note!: string;
  @ApiProperty(DATE)
  day!: string;
  ownerId!: string;
  ownerName!: string;
  /** Of a to-do; null while it is open. */
  doneAt!: Date | null;
  leadId!: string | null;
  prospectId!: string | null;
  clientId!: string | null;
  /** Of the lead, prospect or client. */
  aboutName!: string;
}

export class ActivityPageDto extends pageOf(ActivityDto) {}

export class ListActivitiesQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(ACTIVITY_LIST))
  @ApiProperty({ enum: sortKeys(ACTIVITY_LIST), required: false })
  sort?: string;

  @IfGiven()
  @IsUUID()
  leadId?: string;

  /** With what was done about the lead that it came from. */
  @IfGiven()
  @IsUUID()
  prospectId?: string;

  /** With what was done about its prospects and their leads. */
  @IfGiven()
  @IsUUID()
  clientId?: string;

  @IfGiven()
  @IsUUID()
  ownerId?: string;

  /** Open to-dos alone, or everything but them. */
  @IsFlag()
  open?: boolean;
}
