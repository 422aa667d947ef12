import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsDecimalText } from '../../../platform/http/validators.js';

export class UpdateProposalSettingsDto {
  /** In percent of the price; null for no guard. Below it, or where costs are not known, sending takes a right and a reason. */
  @IsOptional()
  @IsDecimalText('not_negative')
  leastMargin!: string | null;
}

export class ProposalSettingsDto extends UpdateProposalSettingsDto {
  /** 0 while the firm never set any. */
  @ApiProperty({ type: 'integer' })
  version!: number;
}
