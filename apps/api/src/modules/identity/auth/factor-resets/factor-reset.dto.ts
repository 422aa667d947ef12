import { ApiProperty } from '@nestjs/swagger';

export class FactorResetDto {
  /** False while other firms still have to agree. */
  done!: boolean;
  @ApiProperty({ type: 'integer', description: 'Other firms of the login that have not agreed yet' })
  firmsToAgree!: number;
}
