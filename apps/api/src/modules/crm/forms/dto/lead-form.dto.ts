import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { FORM_FIELDS, type FormFieldKey, LIMITS } from '#libs/contracts';
import { IfGiven, IsLine, IsText } from '../../../../platform/http/validators.js';

const MOST_ORIGINS = 20;
const FIELD = { enum: FORM_FIELDS, enumName: 'FormFieldKey' } as const;

export class FormFieldDto {
  @IsIn(FORM_FIELDS)
  @ApiProperty(FIELD)
  key!: FormFieldKey;

  /** As the page shows it. */
  @IsLine()
  label!: string;

  @IsBoolean()
  required!: boolean;
}

export class CreateLeadFormDto {
  /** For the firm; the page shows its heading. */
  @IsLine()
  name!: string;

  @IfGiven()
  @IsBoolean()
  active?: boolean;

  @IsLine()
  heading!: string;

  @IfGiven()
  @IsText()
  intro?: string;

  /** In their order; the e-mail address is always among them. */
  @IsArray()
  @ArrayMaxSize(FORM_FIELDS.length)
  @ValidateNested({ each: true })
  @Type(() => FormFieldDto)
  fields!: FormFieldDto[];

  /** What somebody agrees to who sends it; empty asks for nothing. */
  @IfGiven()
  @IsText()
  consent?: string;

  @IsLine()
  button!: string;

  /** What is shown after sending. */
  @IsLine(LIMITS.noteLength)
  thanks!: string;

  /** Of its leads, as `Website`. */
  @IfGiven()
  @IsText(LIMITS.nameLength)
  source?: string;

  @IsOptional()
  @IsUUID()
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, required: false })
  campaignId?: string | null;

  /** Gets its leads and is told of them. */
  @IsUUID()
  ownerId!: string;

  /** Sites whose pages may show it in a frame or send to it, as `https://www.firm.example`. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_ORIGINS)
  @IsString({ each: true })
  @MaxLength(LIMITS.nameLength, { each: true })
  origins?: string[];
}

export class UpdateLeadFormDto extends PartialType(CreateLeadFormDto, { skipNullProperties: false }) {}

export class LeadFormDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  name!: string;
  /** In its address: `/f/<key>`. */
  key!: string;
  /** The page that strangers see. */
  url!: string;
  active!: boolean;
  heading!: string;
  intro!: string;
  fields!: FormFieldDto[];
  consent!: string;
  button!: string;
  thanks!: string;
  source!: string;
  campaignId!: string | null;
  campaignName!: string | null;
  ownerId!: string;
  ownerName!: string;
  origins!: string[];
  /** What was sent by it. */
  @ApiProperty({ type: 'integer' })
  entries!: number;
  createdAt!: Date;
  updatedAt!: Date;
}
