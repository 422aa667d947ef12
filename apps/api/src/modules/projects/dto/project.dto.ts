import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import {
  BILLING_MODELS,
  type BillingModel,
  MEMBERSHIP_STATUSES,
  type MembershipStatus,
  type Origin,
  ORIGINS,
  PROJECT_PRIVACIES,
  PROJECT_STATUSES,
  type ProjectPrivacy,
  type ProjectStatus,
} from '#libs/contracts';
import {
  IfGiven,
  IsDecimalText,
  IsFlag,
  IsLine,
  IsText,
  IsWorkDate,
} from '../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../platform/persistence/page.js';
import { PROJECT_LIST } from '../projects.queries.js';

const MOST_MEMBERS = 50;
const MOST_OTHER_ROLES = 10;

export class CreateProjectDto {
  /** Approved or in progress. */
  @IsUUID()
  engagementId!: string;

  @IsLine()
  name!: string;

  /** Short name, as ACME-1. */
  @IfGiven()
  @IsText(20)
  code?: string;

  /** The engagement's scope when left out. */
  @IfGiven()
  @IsText()
  description?: string;

  /** What other projects left of the engagement's budget when left out; null for none of its own. */
  @IsOptional()
  @IsDecimalText()
  budget?: string | null;

  /** As the budget, in hours. */
  @IsOptional()
  @IsDecimalText('positive', 2)
  budgetHours?: string | null;

  /** The engagement's start when left out; never before it. */
  @IfGiven()
  @IsWorkDate()
  startDate?: string;

  /** The engagement's end when left out; never after it. */
  @IfGiven()
  @IsWorkDate()
  endDate?: string;

  /** The membership that answers for the project. */
  @IsOptional()
  @IsUUID()
  managerId?: string | null;

  /** Who sees it; as the firm has it for new projects when left out. */
  @IfGiven()
  @IsIn(PROJECT_PRIVACIES)
  @ApiProperty({ enum: PROJECT_PRIVACIES, enumName: 'ProjectPrivacy', required: false })
  privacy?: ProjectPrivacy;

  /** The engagement's line that its hours go against; may be left out where only one takes hours. */
  @IfGiven()
  @IsUUID()
  lineId?: string;
}

export class UpdateProjectDto extends PartialType(OmitType(CreateProjectDto, ['engagementId']), {
  skipNullProperties: false,
}) {}

export class UpdateProjectMemberDto {
  /** A billing role that a rate card of the project has a price for. */
  @IsLine(100)
  role!: string;

  /** Other roles in which the person works on it, each with a price: hours may name one of them. What is left out stays. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_OTHER_ROLES)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(100, { each: true })
  otherRoles?: string[];

  /** The first day in this role; when left out today, or all days for somebody without one. Earlier hours keep theirs. */
  @IfGiven()
  @IsWorkDate()
  @ApiProperty({ required: false })
  from?: string;

  /** Why; it stands in the record. */
  @IfGiven()
  @IsText()
  reason?: string;
}

export class AddProjectMemberDto extends OmitType(UpdateProjectMemberDto, ['from', 'reason']) {
  @IsUUID()
  membershipId!: string;
}

export class StartProjectDto extends CreateProjectDto {
  /** Who works on it from the start, and in which billing role. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_MEMBERS)
  @ValidateNested({ each: true })
  @Type(() => AddProjectMemberDto)
  members?: AddProjectMemberDto[];
}

export class SuggestedTeamQuery {
  @IsUUID()
  engagementId!: string;
}

/** Somebody who has worked in one of the engagement's billing roles. */
export class SuggestedMemberDto extends AddProjectMemberDto {
  name!: string;
  /** On a project of the same client. */
  knowsClient!: boolean;
}

export class ProjectMemberParam {
  @IsUUID()
  id!: string;

  @IsUUID()
  membershipId!: string;
}

export class ProjectRowDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  name!: string;
  code!: string;
  @ApiProperty({ enum: PROJECT_STATUSES, enumName: 'ProjectStatus' })
  status!: ProjectStatus;
  /** Everybody who may see projects, or those who are on it and those who see everybody's. */
  @ApiProperty({ enum: PROJECT_PRIVACIES, enumName: 'ProjectPrivacy' })
  privacy!: ProjectPrivacy;
  clientId!: string;
  clientName!: string;
  engagementId!: string;
  engagementTitle!: string;
  startDate!: string;
  endDate!: string;
  managerId!: string | null;
  managerName!: string | null;
  @ApiProperty({ type: 'integer' })
  memberCount!: number;
}

export class ProjectPageDto extends pageOf(ProjectRowDto) {}

export class ProjectMemberDto {
  membershipId!: string;
  name!: string;
  /** Of the person's photo, which `GET /images/{id}` has; null without one. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  photoId!: string | null;
  jobTitle!: string;
  @ApiProperty({ enum: MEMBERSHIP_STATUSES, enumName: 'MembershipStatus' })
  status!: MembershipStatus;
  /** Billing role. */
  role!: string;
  /** Roles that the person's hours may name instead. */
  otherRoles!: string[];
  /** In the engagement's currency; null when the role has none, or without the right to read rates. */
  hourlyRate!: string | null;
}

export class ProjectHoursDto {
  /** Whose hours these are: everybody's for those who read all time, or run the project. */
  @ApiProperty({ enum: ['all', 'own'], enumName: 'ProjectHoursOf' })
  of!: 'all' | 'own';
  @ApiProperty({ type: 'integer' })
  loggedSeconds!: number;
  @ApiProperty({ type: 'integer' })
  billableSeconds!: number;
  /** Waiting for approval. */
  @ApiProperty({ type: 'integer' })
  submittedSeconds!: number;
  /** Approved, billable, on no invoice. */
  @ApiProperty({ type: 'integer' })
  readyToBillSeconds!: number;
}

export class ProjectDto extends OmitType(ProjectRowDto, ['memberCount']) {
  @ApiProperty({ enum: ORIGINS, enumName: 'Origin' })
  origin!: Origin;
  /** The line that its hours go against; null for an engagement that takes none. */
  lineId!: string | null;
  lineTitle!: string | null;
  @ApiProperty({ enum: BILLING_MODELS, enumName: 'BillingModel', nullable: true })
  lineModel!: BillingModel | null;
  engagementStart!: string;
  engagementEnd!: string;
  currency!: string;
  description!: string;
  /** Its own, else the engagement's; null when open-ended, or without the right to read engagements. */
  budget!: string | null;
  budgetHours!: string | null;
  /** It has a budget of its own, in money or in hours. */
  hasOwnBudget!: boolean;
  /** Value of the project's billable hours; null without the right to read rates or invoices. */
  value!: string | null;
  createdAt!: Date;
  updatedAt!: Date;
  /** Billing roles that the project's rate cards have prices for, to choose from for members. */
  roles!: string[];
  members!: ProjectMemberDto[];
  hours!: ProjectHoursDto;
  /** The caller may edit all projects, or manages this one. */
  mayEdit!: boolean;
}

export class ListProjectsQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(PROJECT_LIST))
  @ApiProperty({ enum: sortKeys(PROJECT_LIST), required: false })
  sort?: string;

  @IfGiven()
  @IsUUID()
  clientId?: string;

  @IfGiven()
  @IsUUID()
  engagementId?: string;

  @IfGiven()
  @IsIn(PROJECT_STATUSES)
  @ApiProperty({ enum: PROJECT_STATUSES, enumName: 'ProjectStatus', required: false })
  status?: ProjectStatus;

  /** Projects that this membership is on. */
  @IfGiven()
  @IsUUID()
  memberId?: string;

  /** Projects that the caller is on. */
  @IsFlag()
  mine?: boolean;
}
