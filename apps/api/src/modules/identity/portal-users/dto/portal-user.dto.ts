import { ApiProperty, IntersectionType, OmitType, PartialType } from '@nestjs/swagger';
import { ArrayUnique, IsIn } from 'class-validator';
import {
  LIMITS,
  MEMBERSHIP_STATUSES,
  type MembershipStatus,
  OFFERED_PORTAL_RIGHTS,
  type PortalRight,
  PORTAL_RIGHTS,
} from '#libs/contracts';
import { IfGiven, IsEmailAddress, IsLine, IsText } from '../../../../platform/http/validators.js';

const EACH = { enum: PORTAL_RIGHTS, enumName: 'PortalRight', isArray: true };

export class PortalUserDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  @ApiProperty({ type: 'string', format: 'uuid' })
  clientId!: string;
  name!: string;
  /** Null once the person is erased. */
  email!: string | null;
  jobTitle!: string;
  @ApiProperty({ enum: MEMBERSHIP_STATUSES, enumName: 'MembershipStatus' })
  status!: MembershipStatus;
  /** While deactivated: by the firm, so that colleagues cannot let them in again. */
  deactivatedByFirm!: boolean;
  @ApiProperty(EACH)
  rights!: PortalRight[];
  /** Signs in; the e-mail address is theirs to change. */
  hasLogin!: boolean;
  createdAt!: Date;
  /** Of the open invitation; null without one. */
  invitedAt!: Date | null;
  /** May lie in the past: then the person needs a new one. */
  invitationExpiresAt!: Date | null;
  lastSignInAt!: Date | null;
}

class PortalUserFacts {
  @IsLine()
  name!: string;

  /** Where the invitation goes, and what the person signs in with; fixed once they do. */
  @IsEmailAddress()
  email!: string;

  /** Shown to others, as `Head of finance`. */
  @IsText(LIMITS.nameLength)
  jobTitle!: string;

  /** All that the person may see and do; with none, they see who they are. */
  @ApiProperty(EACH)
  @IsIn(OFFERED_PORTAL_RIGHTS, { each: true })
  @ArrayUnique()
  rights!: PortalRight[];
}

class MaybeJobTitle {
  /** Shown to others, as `Head of finance`. */
  @IfGiven()
  @IsText(LIMITS.nameLength)
  jobTitle?: string;
}

export class CreatePortalUserDto extends IntersectionType(
  OmitType(PortalUserFacts, ['jobTitle']),
  MaybeJobTitle,
) {}

export class UpdatePortalUserDto extends PartialType(PortalUserFacts, { skipNullProperties: false }) {}

export class InvitedPortalUserDto {
  portalUser!: PortalUserDto;
  /** The invitation, to be handed over by hand: told once, to members of the firm, where no mail server is configured. */
  link!: string | null;
}
