import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { IsBIC, IsIBAN, IsInt, Matches, Max, MaxLength, Min, Validate, ValidateIf } from 'class-validator';
import { IsEmailAddress, IsLine, IsText } from '../../../../platform/http/validators.js';
import { LocaleRule, NumberFormatRule, TimeZoneRule } from '../firm-rules.js';

/** An empty text stands for "none". */
const IfNotEmpty = () => ValidateIf((_, value) => value !== '');

export class FirmDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;

  @IsLine()
  name!: string;

  /** Lines as they stand in the letterhead. */
  @IsText(500)
  address!: string;

  @IsText(50)
  taxId!: string;

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

  /** What a full-time person should log a week. */
  @IsInt()
  @Min(0)
  @Max(604_800)
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 604_800 })
  weeklyTargetSeconds!: number;

  /** As `INV-{YYYY}-{seq:5}`: the year ({YYYY} or {YY}), and the number counted within it ({seq}, or {seq:5} to five digits). */
  @Matches(/^[^\r\n]{1,40}$/, { message: 'A number format has up to 40 characters.' })
  @Validate(NumberFormatRule)
  invoiceNumberFormat!: string;

  /** A timesheet was made, so the week's first day stays. */
  weekStartFixed!: boolean;
}

export class UpdateFirmDto extends PartialType(
  OmitType(FirmDto, ['id', 'version', 'baseCurrency', 'weekStartFixed']),
  { skipNullProperties: false },
) {}
