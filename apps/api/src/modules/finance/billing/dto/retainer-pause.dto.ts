import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { IfGiven, IsText, IsWorkDate } from '../../../../platform/http/validators.js';

export class PauseRetainerDto {
  /** The retainer among the engagement's lines. */
  @IsUUID()
  lineId!: string;

  @IsWorkDate()
  from!: string;

  /** The last day on which it rests. */
  @IsWorkDate()
  to!: string;

  @IfGiven()
  @IsText()
  reason?: string;
}

export class RetainerPauseDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  @ApiProperty({ type: 'string', format: 'date' })
  from!: string;
  @ApiProperty({ type: 'string', format: 'date' })
  to!: string;
  reason!: string;
}
