import { ApiProperty, PickType } from '@nestjs/swagger';
import { IsBoolean, IsString, MaxLength, MinLength } from 'class-validator';
import { LIMITS } from '#libs/contracts';
import { IfGiven, IsEmailAddress, IsLine, IsText } from '../../../../platform/http/validators.js';
import { SignInOfferDto } from '../../sso/dto/identity-provider.dto.js';
import { MemberDetailsDto, RolesDto } from '../../members/dto/member.dto.js';

const TOKEN_LENGTH = 200;
/** Beyond what a password may have, so that the rule says so in its own words. */
const TYPED_LENGTH = 1_024;

export class CreateMemberDto extends RolesDto {
  @IsLine()
  name!: string;

  /** Where the invitation goes, and what the person signs in with. */
  @IfGiven()
  @IsEmailAddress()
  email?: string;

  /** Shown to others, as `Senior consultant`. */
  @IfGiven()
  @IsText(LIMITS.nameLength)
  jobTitle?: string;

  /** Sends the invitation at once; needs the e-mail address. */
  @IfGiven()
  @IsBoolean()
  invite?: boolean;
}

export class InvitedMemberDto {
  member!: MemberDetailsDto;
  /** The invitation, to be handed over by hand: told once, and only where no mail server is configured. */
  link!: string | null;
}

export class InvitationTokenDto {
  @IsString()
  @MinLength(1)
  @MaxLength(TOKEN_LENGTH)
  token!: string;
}

/** `name` and `newPassword` for who has no login yet; `password`, the one they have, for who does. */
export class AcceptInvitationDto extends InvitationTokenDto {
  @IfGiven()
  @IsLine()
  name?: string;

  @IfGiven()
  @IsString()
  @MaxLength(TYPED_LENGTH)
  newPassword?: string;

  @IfGiven()
  @IsString()
  @MaxLength(TYPED_LENGTH)
  password?: string;
}

export class InvitationDto {
  firmName!: string;
  /** Whose portal the invitation leads to; null for people of the firm. */
  clientName!: string | null;
  inviterName!: string;
  /** As the firm has it. */
  name!: string;
  email!: string;
  /** The address has a login: its password accepts the invitation. */
  @ApiProperty()
  hasLogin!: boolean;
  @ApiProperty({ type: 'string', format: 'uuid' })
  firmId!: string;
  /** At which of the firm's providers an account with that address, confirmed there, accepts the invitation. */
  ssos!: SignInOfferDto[];
}

/** What to sign in with now. */
export class AcceptedInvitationDto extends PickType(InvitationDto, ['email', 'firmId']) {
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  clientId!: string | null;
}
