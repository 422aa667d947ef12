import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsString, MaxLength } from 'class-validator';
import { LIMITS } from '#libs/contracts';
import { IfGiven, IsEmailAddress, IsText } from '../../../../platform/http/validators.js';
import { FormFieldDto } from './lead-form.dto.js';

const KEY_LENGTH = 100;
const TOKEN_LENGTH = 1_000;

export class FormKeyParam {
  @IsString()
  @MaxLength(KEY_LENGTH)
  key!: string;
}

/** A form as strangers see it. */
export class PublicFormDto {
  /** Goes back with what is filled in, once, within a day. */
  token!: string;
  firmName!: string;
  heading!: string;
  intro!: string;
  fields!: FormFieldDto[];
  /** What they agree to; empty asks for nothing. */
  consent!: string;
  button!: string;
}

export class SendFormDto {
  @IsString()
  @MaxLength(TOKEN_LENGTH)
  token!: string;

  @IfGiven()
  @IsText(LIMITS.nameLength)
  company?: string;

  @IfGiven()
  @IsText(LIMITS.nameLength)
  person?: string;

  @IsEmailAddress()
  email!: string;

  @IfGiven()
  @IsText(LIMITS.nameLength)
  phone?: string;

  @IfGiven()
  @IsText()
  message?: string;

  @IfGiven()
  @IsBoolean()
  consent?: boolean;

  /** Left empty by people, who do not see it. */
  @IfGiven()
  @IsText(LIMITS.nameLength)
  @ApiProperty({ required: false })
  website?: string;
}

export class SentFormDto {
  thanks!: string;
}
