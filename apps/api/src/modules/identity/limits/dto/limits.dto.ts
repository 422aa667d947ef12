import { applyDecorators } from '@nestjs/common';
import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { IsInt, Max, Min, ValidateIf } from 'class-validator';
import { REQUEST_LIMITS, type RequestLimit } from '#libs/contracts';

const IsLimit = (name: RequestLimit) => {
  const { min, max } = REQUEST_LIMITS[name];
  const message = `This is a whole number from ${min} to ${max}.`;
  return applyDecorators(
    ApiProperty({ type: 'integer', nullable: true, minimum: min, maximum: max }),
    ValidateIf((_, value) => value !== null),
    IsInt({ message }),
    Min(min, { message }),
    Max(max, { message }),
  );
};

/** What holds where the firm says nothing. */
export class DefaultLimitsDto {
  @ApiProperty({ type: 'integer' })
  perMinute!: number;
  @ApiProperty({ type: 'integer' })
  perHour!: number;
  @ApiProperty({ type: 'integer' })
  paymentsPerMinute!: number;
  @ApiProperty({ type: 'integer' })
  uploadsPerHour!: number;
}

/** How many requests one person or key may send; null takes the default. */
export class LimitsDto {
  @ApiProperty({ type: 'integer' })
  version!: number;

  @IsLimit('perMinute')
  perMinute!: number | null;

  @IsLimit('perHour')
  perHour!: number | null;

  /** Payments recorded or taken back. */
  @IsLimit('paymentsPerMinute')
  paymentsPerMinute!: number | null;

  @IsLimit('uploadsPerHour')
  uploadsPerHour!: number | null;

  defaults!: DefaultLimitsDto;
}

export class UpdateLimitsDto extends PartialType(OmitType(LimitsDto, ['version', 'defaults']), {
  skipNullProperties: false,
}) {}
