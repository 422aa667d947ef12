import { ApiProperty } from '@nestjs/swagger';
import { ALL_PERMISSIONS, type Permission, type PortalRight, PORTAL_RIGHTS } from '#libs/contracts';
import { LogoDto } from '../../images/dto/logo.dto.js';

export class MeUserDto {
  id!: string;
  name!: string;
  email!: string;
  /** False for who came by single sign-on and never chose one. */
  hasPassword!: boolean;
}

export class MeFirmDto {
  id!: string;
  name!: string;
  baseCurrency!: string;
  locale!: string;
  timeZone!: string;
  @ApiProperty({ type: 'integer', description: 'ISO weekday, 1 is Monday' })
  weekStart!: number;
  /** The colour of the portal, as `#0b6e4f`; empty for Votra's own. */
  accent!: string;
  /** Beside the firm's name; null without one. */
  logo!: LogoDto | null;
  @ApiProperty({ type: 'integer', description: 'Month in which the fiscal year begins' })
  fiscalYearMonth!: number;
  /** From when on nobody gets in any more; null unless the firm is closing. */
  closesAt!: Date | null;
}

export class MeMembershipDto {
  id!: string;
  /** Of the person's photo, which `GET /images/{id}` has; null without one. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  photoId!: string | null;
  roles!: string[];
  /** Names of the firm's own roles that the person has. */
  customRoles!: string[];
  @ApiProperty({ type: 'integer', description: 'Seconds a week' })
  weeklyTargetSeconds!: number;
  /** How the person is shown dates and numbers; null as the firm writes them. */
  locale!: string | null;
  /** Of instants that the person is shown; null is the firm's. */
  timeZone!: string | null;
}

export class MePortalDto {
  clientId!: string;
  clientName!: string;
  @ApiProperty({ enum: PORTAL_RIGHTS, enumName: 'PortalRight', isArray: true })
  rights!: PortalRight[];
  /** How the person is shown dates and numbers; null as the firm writes them. */
  locale!: string | null;
  /** Of instants that the person is shown; null is the firm's. */
  timeZone!: string | null;
}

/** A way in: as a member of the firm, or for one of its clients. */
export class FirmChoiceDto {
  id!: string;
  name!: string;
  /** Whose portal it leads to; null for members. */
  clientId!: string | null;
  clientName!: string | null;
}

/** Who is signed in, where, with which rights. Exactly one of `membership` and `portal` is set. */
export class MeDto {
  user!: MeUserDto;
  firm!: MeFirmDto;
  membership!: MeMembershipDto | null;
  portal!: MePortalDto | null;
  @ApiProperty({ enum: ALL_PERMISSIONS, enumName: 'Permission', isArray: true })
  permissions!: Permission[];
  /** The firm asks for a second factor: until one is set up, this session may do nothing else. */
  secondFactorMissing!: boolean;
  /** Every way in that the user has, this one among them. */
  firms!: FirmChoiceDto[];
}

export class SessionDto {
  accessToken!: string;
  @ApiProperty({ type: 'integer', description: 'Seconds that the access token is good for' })
  expiresIn!: number;
  me!: MeDto;
}
