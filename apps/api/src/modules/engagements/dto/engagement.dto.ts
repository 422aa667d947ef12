import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsUUID,
  MinLength,
  ValidateNested,
} from 'class-validator';
import {
  CONTRACT_STATUSES,
  type ContractStatus,
  type ClientStatus,
  CLIENT_STATUSES,
  ENGAGEMENT_STATUSES,
  type EngagementStatus,
  type Origin,
  ORIGINS,
  PROJECT_STATUSES,
  type ProjectStatus,
} from '#libs/contracts';
import {
  IfGiven,
  IsCurrencyCode,
  IsDecimalText,
  IsLine,
  IsText,
  IsWorkDate,
} from '../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../platform/persistence/page.js';
import { ENGAGEMENT_LIST } from '../engagements.queries.js';
import { EngagementLineDto, EngagementLineInputDto } from './engagement-line.dto.js';

const MOST_ROLES = 50;
const MOST_LINES = 40;

/** What an hour of a billing role costs the client. */
export class RateDto {
  @IsLine(100)
  role!: string;

  /** In the engagement's currency. */
  @IsDecimalText()
  hourlyRate!: string;
}

export class CreateEngagementDto {
  @IsUUID()
  clientId!: string;

  @IsLine()
  title!: string;

  @IfGiven()
  @IsText()
  description?: string;

  @IsWorkDate()
  startDate!: string;

  @IsWorkDate()
  endDate!: string;

  /** The client's currency when left out. */
  @IfGiven()
  @IsCurrencyCode()
  currency?: string;

  /** Agreed value in the engagement's currency; null or left out when open-ended. */
  @IsOptional()
  @IsDecimalText()
  budget?: string | null;

  /** Hours that the work may take; null or left out when nobody says. */
  @IsOptional()
  @IsDecimalText('positive', 2)
  budgetHours?: string | null;

  /** What it is agreed by: a contract of the client that holds or may yet; null or left out for none. */
  @IsOptional()
  @IsUUID()
  contractId?: string | null;

  /** The project that its approval begins; null or left out for none. */
  @IsOptional()
  @IsLine()
  projectName?: string | null;

  /** The membership that answers for that project. */
  @IsOptional()
  @IsUUID()
  projectManagerId?: string | null;

  /** How it is billed, all lines in their order; one by the hour when left out. */
  @IfGiven()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_LINES)
  @ValidateNested({ each: true })
  @Type(() => EngagementLineInputDto)
  lines?: EngagementLineInputDto[];

  /** Replaces all prices by role on the engagement's rate card; needs the right to read rates. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_ROLES)
  @ValidateNested({ each: true })
  @Type(() => RateDto)
  rates?: RateDto[];
}

export class UpdateEngagementDto extends PartialType(OmitType(CreateEngagementDto, ['clientId']), {
  skipNullProperties: false,
}) {}

export class ApproveEngagementDto {
  @ApiProperty({ type: 'string', required: false, default: '' })
  @IsText()
  note = '';
}

export class RejectEngagementDto {
  /** Why, so that it can be put right. */
  @IsText()
  @MinLength(1)
  note!: string;
}

export class EngagementRowDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  title!: string;
  clientId!: string;
  clientName!: string;
  @ApiProperty({ enum: ENGAGEMENT_STATUSES, enumName: 'EngagementStatus' })
  status!: EngagementStatus;
  startDate!: string;
  endDate!: string;
  currency!: string;
  budget!: string | null;
  /** The membership that submitted it. */
  submittedBy!: string | null;
  createdAt!: Date;
  updatedAt!: Date;
  @ApiProperty({ type: 'integer' })
  projectCount!: number;
}

export class EngagementPageDto extends pageOf(EngagementRowDto) {}

export class EngagementProjectDto {
  id!: string;
  name!: string;
  code!: string;
  @ApiProperty({ enum: PROJECT_STATUSES, enumName: 'ProjectStatus' })
  status!: ProjectStatus;
  startDate!: string;
  endDate!: string;
}

export class AgreedValueDto {
  /** As it was approved. */
  original!: string;
  /** What change orders add that the client signed, applied or not. */
  changes!: string;
  running!: string;
}

export class EngagementContractDto {
  id!: string;
  number!: string;
  title!: string;
  @ApiProperty({ enum: CONTRACT_STATUSES, enumName: 'ContractStatus' })
  status!: ContractStatus;
}

/** An engagement as its contract shows it. */
export class ContractEngagementDto {
  id!: string;
  title!: string;
  @ApiProperty({ enum: ENGAGEMENT_STATUSES, enumName: 'EngagementStatus' })
  status!: EngagementStatus;
  startDate!: string;
  endDate!: string;
  currency!: string;
  /** Agreed value with what was signed since; null when open-ended. */
  value!: string | null;
}

export class ContractSumDto {
  currency!: string;
  /** Of the engagements that are agreed: rejected ones and drafts apart. */
  agreed!: string;
  /** Of drafts and of those that wait for approval. */
  planned!: string;
}

export class ContractEngagementsDto {
  @ApiProperty({ type: [ContractEngagementDto] })
  engagements!: ContractEngagementDto[];
  @ApiProperty({ type: [ContractSumDto] })
  sums!: ContractSumDto[];
}

export class EngagementDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  clientId!: string;
  clientName!: string;
  @ApiProperty({ enum: CLIENT_STATUSES, enumName: 'ClientStatus' })
  clientStatus!: ClientStatus;
  title!: string;
  description!: string;
  @ApiProperty({ type: EngagementContractDto, nullable: true })
  contract!: EngagementContractDto | null;
  /** The project that its approval begins; null for none. */
  projectName!: string | null;
  projectManagerId!: string | null;
  projectManagerName!: string | null;
  startDate!: string;
  endDate!: string;
  currency!: string;
  budget!: string | null;
  budgetHours!: string | null;
  /** Of the budget with what was signed since; null when open-ended. */
  @ApiProperty({ type: AgreedValueDto, nullable: true })
  value!: AgreedValueDto | null;
  /** Which version of what is agreed this is; each change order that is applied makes the next. */
  @ApiProperty({ type: 'integer' })
  agreedVersion!: number;
  /** How it is billed, as it is agreed now. */
  @ApiProperty({ type: [EngagementLineDto] })
  lines!: EngagementLineDto[];
  /** Value of the billable hours so far; null without the right to read rates or invoices. */
  budgetUsed!: string | null;
  /** Of all its projects, those sent back apart. */
  @ApiProperty({ type: 'integer' })
  loggedSeconds!: number;
  @ApiProperty({ enum: ENGAGEMENT_STATUSES, enumName: 'EngagementStatus' })
  status!: EngagementStatus;
  @ApiProperty({ enum: ORIGINS, enumName: 'Origin' })
  origin!: Origin;
  submittedBy!: string | null;
  submittedByName!: string | null;
  submittedAt!: Date | null;
  decidedBy!: string | null;
  decidedByName!: string | null;
  decidedAt!: Date | null;
  decisionNote!: string | null;
  createdAt!: Date;
  updatedAt!: Date;
  /** Its own prices by role, as they hold today; null without the right to read rates. */
  rates!: RateDto[] | null;
  /** How many versions its rate card has; with several they are changed on the card alone. */
  @ApiProperty({ type: 'integer' })
  rateVersions!: number;
  projects!: EngagementProjectDto[];
}

export class ListEngagementsQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(ENGAGEMENT_LIST))
  @ApiProperty({ enum: sortKeys(ENGAGEMENT_LIST), required: false })
  sort?: string;

  @IfGiven()
  @IsUUID()
  clientId?: string;

  @IfGiven()
  @IsIn(ENGAGEMENT_STATUSES)
  @ApiProperty({ enum: ENGAGEMENT_STATUSES, enumName: 'EngagementStatus', required: false })
  status?: EngagementStatus;
}
