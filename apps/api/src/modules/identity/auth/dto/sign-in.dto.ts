import { Transform } from 'class-transformer';
import { IsEmail, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';

export class SignInDto {
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.trim().toLowerCase() : value,
  )
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @IsString()
  @MinLength(1)
  @MaxLength(1_024)
  password!: string;

  /** Which firm to enter, for people of several; else the first. */
  @IsOptional()
  @IsUUID()
  firmId?: string;

  /** Which client's portal of that firm, for people who see several. */
  @IsOptional()
  @IsUUID()
  clientId?: string;
}

export class SwitchFirmDto {
  @IsUUID()
  firmId!: string;

  /** The portal of one of its clients; else as a member, if one is. */
  @IsOptional()
  @IsUUID()
  clientId?: string;
}
