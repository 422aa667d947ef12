import { ApiProperty } from '@nestjs/swagger';
import { ArrayUnique, IsIn } from 'class-validator';
import { FIRST_STEPS, type FirstStep } from '#libs/contracts';

export class FirstStepsDto {
  /** All that the person does not want to be led to any more. */
  @ApiProperty({ enum: FIRST_STEPS, enumName: 'FirstStep', isArray: true })
  @IsIn(FIRST_STEPS, { each: true })
  @ArrayUnique()
  hidden!: FirstStep[];
}
