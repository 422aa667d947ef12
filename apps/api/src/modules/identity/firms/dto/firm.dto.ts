import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBIC,
  IsIBAN,
  IsIn,
  IsInt,
  Matches,
  Max,
  MaxLength,
  Min,
  Validate,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { LIMITS, PROJECT_PRIVACIES, type ProjectPrivacy } from '#libs/contracts';
import { IsEmailAddress, IsLine, IsText } from '../../../../platform/http/validators.js';
import { LogoDto } from '../../images/dto/logo.dto.js';
import { LocaleRule, NumberFormatRule, TimeZoneRule } from '../firm-rules.js';

/** An empty text stands for "none". */
const IfNotEmpty = () => ValidateIf((_, value) => value !== '');

export class TaxIdDto {
  /** As `VAT`. */
  @IsLine(40)
  label!: string;

  /** ISO 3166 alpha-2 of who gave it, by whose check digits it is checked; empty to leave it unchecked. */
  @Matches(/^([A-Z]{2})?$/, { message: 'Write a country as DE.' })
  country!: string;

  @IsLine(50)
  number!: string;
}

export class FirmDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;

  @IsLine()
  name!: string;

  /** Lines as they stand in the letterhead. */
  @IsText(500)
  address!: string;

  /** As VAT and registration numbers; invoices print them in this order. */
  @IsArray()
  @ArrayMaxSize(5)
  @ValidateNested({ each: true })
  @Type(() => TaxIdDto)
  taxIds!: TaxIdDto[];

  @IfNotEmpty()
  @IsEmailAddress()
  email!: string;

  @IsText(50)
  phone!: string;

  @IsText(100)
  bankName!: string;

  /** ISO 13616, with its check digits; blanks are left out. */
  @IfNotEmpty()
  @IsIBAN({}, { message: 'This is no IBAN: its check digits do not fit.' })
  iban!: string;

  /** ISO 9362. */
  @IfNotEmpty()
  @IsBIC({ message: 'A BIC has 8 or 11 characters, as DEUTDEFF.' })
  bic!: string;

  /** ISO 4217, fixed when the firm was made: every base amount of the ledger is in it. */
  baseCurrency!: string;

  /** BCP 47: how numbers and dates are written. */
  @MaxLength(35)
  @Validate(LocaleRule)
  locale!: string;

  /** IANA: which day it is. */
  @MaxLength(60)
  @Validate(TimeZoneRule)
  timeZone!: string;

  /** ISO weekday, 1 is Monday. Stays once a timesheet exists. */
  @IsInt()
  @Min(1)
  @Max(7)
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 7 })
  weekStart!: number;

  /** What a full-time person works from Monday to Sunday, in seconds; the sum is what they should log a week. */
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(LIMITS.daySeconds, { each: true })
  @ArrayMinSize(7)
  @ArrayMaxSize(7)
  @ApiProperty({ type: 'integer', isArray: true, minItems: 7, maxItems: 7 })
  workingSeconds!: number[];

  /** The month in which the fiscal year begins, 1 is January. Numbers count by calendar year all the same. */
  @IsInt()
  @Min(1)
  @Max(12)
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 12 })
  fiscalYearMonth!: number;

  /** Who sees new projects where nobody says otherwise. */
  @IsIn(PROJECT_PRIVACIES)
  @ApiProperty({ enum: PROJECT_PRIVACIES, enumName: 'ProjectPrivacy' })
  projectPrivacy!: ProjectPrivacy;

  /** The colour of invoices and portal, as `#0b6e4f`, readable on a light page; empty for Votra's own. */
  @Matches(/^(#[0-9a-f]{6})?$/, { message: 'Write a colour as #0b6e4f.' })
  accent!: string;

  /** On invoices, in the portal and beside the firm's name; null without one. Set by `PUT /firm/logo`. */
  logo!: LogoDto | null;

  /** As `INV-{YYYY}-{seq:5}`: the year ({YYYY} or {YY}), and the number counted within it ({seq}, or {seq:5} to five digits). */
  @Matches(/^[^\r\n]{1,40}$/, { message: 'A number format has up to 40 characters.' })
  @Validate(NumberFormatRule)
  invoiceNumberFormat!: string;

  /** A timesheet was made, so the week's first day stays. */
  weekStartFixed!: boolean;
}

export class UpdateFirmDto extends PartialType(
  OmitType(FirmDto, ['id', 'version', 'baseCurrency', 'logo', 'weekStartFixed']),
  { skipNullProperties: false },
) {}
