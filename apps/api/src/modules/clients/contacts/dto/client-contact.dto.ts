import { ApiProperty, PartialType } from '@nestjs/swagger';
import { ArrayUnique, IsBoolean, IsIn, ValidateIf } from 'class-validator';
import {
  CONTACT_ROLES,
  type ContactRole,
  LIMITS,
  MEMBERSHIP_STATUSES,
  type MembershipStatus,
  OFFERED_PORTAL_RIGHTS,
  type PortalRight,
  PORTAL_RIGHTS,
} from '#libs/contracts';
import { IfGiven, IsEmailAddress, IsLine, IsText } from '../../../../platform/http/validators.js';

const ROLES = { enum: CONTACT_ROLES, enumName: 'ContactRole', isArray: true };

export class CreateClientContactDto {
  @IsLine()
  name!: string;

  @IfGiven()
  @IsText(LIMITS.nameLength)
  jobTitle?: string;

  /** Of which a client has each once. One that signs in to the portal already is the same person. */
  @ValidateIf(({ email }: CreateClientContactDto) => email !== undefined && email !== '')
  @IsEmailAddress()
  email?: string;

  @IfGiven()
  @IsText(LIMITS.nameLength)
  phone?: string;

  @IfGiven()
  @ApiProperty({ ...ROLES, required: false })
  @IsIn(CONTACT_ROLES, { each: true })
  @ArrayUnique()
  roles?: ContactRole[];

  /** Whom one asks first, in place of who it was before. The first contact is, whatever is said. */
  @IfGiven()
  @IsBoolean()
  isMain?: boolean;
}

export class UpdateClientContactDto extends PartialType(CreateClientContactDto, {
  skipNullProperties: false,
}) {}

export class InviteContactDto {
  /** What they will see and do in the portal. */
  @ApiProperty({ enum: PORTAL_RIGHTS, enumName: 'PortalRight', isArray: true })
  @IsIn(OFFERED_PORTAL_RIGHTS, { each: true })
  @ArrayUnique()
  rights!: PortalRight[];
}

export class ClientContactDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  clientId!: string;
  name!: string;
  jobTitle!: string;
  email!: string;
  phone!: string;
  @ApiProperty(ROLES)
  roles!: ContactRole[];
  isMain!: boolean;
  /** Of who signs in to the portal or was invited to. */
  portalUserId!: string | null;
  @ApiProperty({ enum: MEMBERSHIP_STATUSES, enumName: 'MembershipStatus', nullable: true })
  portalStatus!: MembershipStatus | null;
}
