import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import {
  IfGiven,
  IsCurrencyCode,
  IsDecimalText,
  IsLine,
  IsWorkDate,
} from '../../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../../platform/persistence/page.js';
import { COST_RATE_LIST } from '../cost-rates.queries.js';

const optionalDay = { type: 'string', format: 'date', nullable: true } as const;

export class CreateCostRateDto {
  /** Whose hours cost this; either this or a role. */
  @IfGiven()
  @IsUUID()
  membershipId?: string;

  /** For the people of a billing role who have no cost of their own. */
  @IfGiven()
  @IsLine(100)
  role?: string;

  /** The firm's currency when left out. */
  @IfGiven()
  @IsCurrencyCode()
  @ApiProperty({ required: false })
  currency?: string;

  @IsDecimalText('not_negative')
  hourlyCost!: string;

  /** The first day; null or left out for all days before the end. An earlier cost without an end ends here. */
  @IsOptional()
  @IsWorkDate()
  @ApiProperty({ ...optionalDay, required: false })
  effectiveFrom?: string | null;

  /** The first day that it no longer holds; null or left out while it has no end. */
  @IsOptional()
  @IsWorkDate()
  @ApiProperty({ ...optionalDay, required: false })
  effectiveTo?: string | null;
}

/** Whose cost it is stays. */
export class UpdateCostRateDto extends PartialType(OmitType(CreateCostRateDto, ['membershipId', 'role']), {
  skipNullProperties: false,
}) {}

export class CostRateDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  membershipId!: string | null;
  /** Null for the cost of a role. */
  personName!: string | null;
  role!: string | null;
  currency!: string;
  hourlyCost!: string;
  @ApiProperty(optionalDay)
  effectiveFrom!: string | null;
  /** The first day that it no longer holds. */
  @ApiProperty(optionalDay)
  effectiveTo!: string | null;
}

export class CostRatePageDto extends pageOf(CostRateDto) {}

export class ListCostRatesQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(COST_RATE_LIST))
  @ApiProperty({ enum: sortKeys(COST_RATE_LIST), required: false })
  sort?: string;

  @IfGiven()
  @IsUUID()
  membershipId?: string;
}
