import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, Matches, MaxLength } from 'class-validator';
import { TAX_CATEGORIES, type TaxCategory } from '#libs/contracts';
import { IfGiven, IsDecimalText, IsLine, IsWorkDate } from '../../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../../platform/persistence/page.js';
import { TAX_RATE_LIST } from '../tax-rates.queries.js';

/** As `standard` or `reduced-2`: what an invoice names. */
export const IsTaxCode = () => {
  const message = 'A tax code has up to 30 small letters, digits, hyphens or underscores, as standard.';
  return (target: object, property: string): void => {
    Matches(/^[a-z][a-z0-9_-]*$/, { message })(target, property);
    MaxLength(30)(target, property);
  };
};

export class CreateTaxRateDto {
  @IsTaxCode()
  code!: string;

  /** As printed in the tax summary. */
  @IsLine(60)
  name!: string;

  /** EN 16931: S standard, Z zero, E exempt, AE reverse charge, K intra-community, G export, O outside the scope. */
  @IsIn(TAX_CATEGORIES)
  @ApiProperty({ enum: TAX_CATEGORIES, enumName: 'TaxCategory' })
  category!: TaxCategory;

  /** Above zero for category S, zero for all others. */
  @IsDecimalText('not_negative')
  percent!: string;

  @IsWorkDate()
  validFrom!: string;
}

/** The code stays: another code is another rate. */
export class UpdateTaxRateDto extends PartialType(OmitType(CreateTaxRateDto, ['code']), {
  skipNullProperties: false,
}) {}

export class TaxRateInForceDto extends CreateTaxRateDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  /** The last day that it holds; null while no later rate of the code is known. */
  @ApiProperty({ type: 'string', format: 'date', nullable: true })
  validUntil!: string | null;
}

export class TaxRateDto extends TaxRateInForceDto {
  /** An issued invoice was taxed by it, so it stays as it is. */
  isUsed!: boolean;
}

export class TaxRatePageDto extends pageOf(TaxRateDto) {}

export class ListTaxRatesQuery extends PageQuery {
  @IfGiven()
  @IsIn(sortKeys(TAX_RATE_LIST))
  @ApiProperty({ enum: sortKeys(TAX_RATE_LIST), required: false })
  sort?: string;

  @IfGiven()
  @IsTaxCode()
  code?: string;
}

export class TaxRateInForceQuery {
  @IsTaxCode()
  code!: string;

  @IsWorkDate()
  date!: string;
}
