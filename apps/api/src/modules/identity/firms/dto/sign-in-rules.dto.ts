import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';

export class UpdateSignInRulesDto {
  /** Members without a second factor may only set one up. */
  @IsBoolean()
  mfaRequired!: boolean;
}

/** What the firm asks of those who sign in to it. */
export class SignInRulesDto extends UpdateSignInRulesDto {
  /** The firm's. */
  @ApiProperty({ type: 'integer' })
  version!: number;

  @ApiProperty({ type: 'integer', description: 'Active members who have no second factor yet' })
  membersWithoutFactor!: number;
}
