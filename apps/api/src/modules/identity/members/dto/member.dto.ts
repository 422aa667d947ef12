import { ApiProperty, IntersectionType, PartialType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsIn, IsInt, IsUUID, Max, Min, ValidateIf } from 'class-validator';
import { LIMITS, MEMBERSHIP_STATUSES, type MembershipStatus, type Role, ROLES } from '#libs/contracts';
import { IfGiven, IsEmailAddress, IsFlag, IsLine, IsText } from '../../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../../platform/persistence/page.js';
import { MEMBER_LIST } from '../members.queries.js';

const WEEK_SECONDS = 7 * LIMITS.daySeconds;

export class CustomRoleRefDto {
  id!: string;
  name!: string;
}

export class MemberDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  name!: string;
  email!: string | null;
  jobTitle!: string;
  /** Of the person's photo, which `GET /images/{id}` has; null without one. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  photoId!: string | null;
  @ApiProperty({ enum: MEMBERSHIP_STATUSES, enumName: 'MembershipStatus' })
  status!: MembershipStatus;
  @ApiProperty({ enum: ROLES, enumName: 'Role', isArray: true })
  roles!: Role[];
  /** Those that the firm made itself. */
  customRoles!: CustomRoleRefDto[];
  /** Of the login; null for who may not manage people. */
  hasSecondFactor!: boolean | null;
}

export class MemberPageDto extends pageOf(MemberDto) {}

export class MemberDetailsDto extends MemberDto {
  @ApiProperty({ type: 'integer', nullable: true, description: 'Seconds a week; null is the firm’s target' })
  weeklyTargetSeconds!: number | null;
  @ApiProperty({ type: 'integer', description: 'Seconds a week' })
  firmWeeklyTargetSeconds!: number;
  /** Signs in; the e-mail address is theirs to change. */
  hasLogin!: boolean;
  /** Nobody else who is active is admin, so this person stays, and stays admin. */
  isLastAdmin!: boolean;
  createdAt!: Date;
  /** Until when the firm's consent to reset the second factor waits for the person's other firms; null without one. */
  factorResetUntil!: Date | null;
  /** Of the open invitation; null without one. */
  invitedAt!: Date | null;
  /** May lie in the past: then the person needs a new one. */
  invitationExpiresAt!: Date | null;
  invitedByName!: string | null;
}

export class ListMembersQuery extends PageQuery {
  @IfGiven()
  @IsIn(sortKeys(MEMBER_LIST))
  @ApiProperty({ enum: sortKeys(MEMBER_LIST), required: false })
  sort?: string;

  @IfGiven()
  @IsIn(MEMBERSHIP_STATUSES)
  @ApiProperty({ enum: MEMBERSHIP_STATUSES, enumName: 'MembershipStatus', required: false })
  status?: MembershipStatus;

  @IfGiven()
  @IsIn(ROLES)
  @ApiProperty({ enum: ROLES, enumName: 'Role', required: false })
  role?: Role;

  @IfGiven()
  @IsUUID()
  customRoleId?: string;

  /** For who may manage people. */
  @IsFlag()
  hasSecondFactor?: boolean;
}

class MemberFacts {
  @IsLine()
  name!: string;

  /** Shown to others, as `Senior consultant`. */
  @IsText(LIMITS.nameLength)
  jobTitle!: string;

  /** What the person should log a week; null takes the firm's target. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: WEEK_SECONDS, nullable: true })
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  @Min(0)
  @Max(WEEK_SECONDS)
  weeklyTargetSeconds!: number | null;

  /** While the person has no login. */
  @IsEmailAddress()
  email!: string;
}

export class UpdateMemberDto extends PartialType(MemberFacts, { skipNullProperties: false }) {}

export class WithReasonDto {
  /** Kept in the audit log. */
  @IsLine(LIMITS.noteLength)
  reason!: string;
}

export class EraseMemberDto extends WithReasonDto {
  /** What the person is called, typed again: this cannot be taken back. */
  @IsLine()
  name!: string;
}

export class RolesDto {
  @ApiProperty({ enum: ROLES, enumName: 'Role', isArray: true })
  @IsIn(ROLES, { each: true })
  @ArrayMaxSize(ROLES.length)
  @ArrayUnique()
  roles!: Role[];

  /** The firm's own roles; none when left out. One role there must be, of either kind. */
  @IfGiven()
  @ApiProperty({ type: 'string', format: 'uuid', isArray: true, required: false })
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(LIMITS.customRoles)
  @ArrayUnique()
  customRoleIds?: string[];
}

export class SetRolesDto extends IntersectionType(RolesDto, WithReasonDto) {}
