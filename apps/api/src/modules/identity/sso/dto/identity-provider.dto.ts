import { ApiProperty, PickType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsBoolean, IsIn, Matches } from 'class-validator';
import { SSO_PRESETS, type SsoPreset } from '#libs/contracts';
import { IfGiven, IsLine, IsText } from '../../../../platform/http/validators.js';

const ADDRESS_LENGTH = 500;
const MOST_DOMAINS = 20;
const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

export class CreateIdentityProviderDto {
  /** On the button of the sign-in page. */
  @IsLine(60)
  name!: string;

  @ApiProperty({ enum: SSO_PRESETS, enumName: 'SsoPreset' })
  @IsIn(SSO_PRESETS)
  preset!: SsoPreset;

  /** The provider's address, as it calls itself. It never changes: people's accounts hang on it. */
  @IsLine(ADDRESS_LENGTH)
  issuer!: string;
}

export class UpdateIdentityProviderDto {
  @IfGiven()
  @IsLine(60)
  name?: string;

  /** What this installation is called at the provider. */
  @IfGiven()
  @IsText(ADDRESS_LENGTH)
  applicationId?: string;

  /** Kept sealed and never told again. */
  @IfGiven()
  @IsLine(ADDRESS_LENGTH)
  applicationSecret?: string;

  /** Needs application id and secret. Switching it off ends the sessions that began by it. */
  @IfGiven()
  @IsBoolean()
  enabled?: boolean;

  /** Whether it counts where the firm asks for a second factor. Giving that up ends the sessions that began by it. */
  @IfGiven()
  @IsBoolean()
  isSecondFactor?: boolean;

  /** Accounts need an address in one of them that the provider has confirmed; none takes any account. */
  @IfGiven()
  @ArrayMaxSize(MOST_DOMAINS)
  @ArrayUnique()
  @Matches(DOMAIN, { each: true, message: 'Write domains in small letters, as firm.example.' })
  emailDomains?: string[];
}

/** A place whose accounts sign members in. */
export class IdentityProviderDto extends CreateIdentityProviderDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  applicationId!: string;
  /** The secret itself is never told. */
  hasSecret!: boolean;
  enabled!: boolean;
  isSecondFactor!: boolean;
  emailDomains!: string[];
  /** What to register at the provider, exactly. */
  redirectUri!: string;
  @ApiProperty({ type: 'integer', description: 'Members whose account there is linked' })
  linkedMembers!: number;
}

/** All of them: a firm has few. */
export class IdentityProviderListDto {
  items!: IdentityProviderDto[];
  /** The address of the sign-in page that offers them. */
  signInLink!: string;
}

/** What would keep people from signing in. */
export class ProviderCheckDto {
  /** Sentences; none when all is well. */
  problems!: string[];
}

/** A button of the sign-in page. */
export class SignInOfferDto extends PickType(IdentityProviderDto, ['id', 'name', 'preset']) {}
