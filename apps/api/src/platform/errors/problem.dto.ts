import { ApiProperty } from '@nestjs/swagger';

export class ProblemFieldDto {
  @ApiProperty({ description: 'Path in the request, as `lines.0.amount`' })
  field!: string;
  code!: string;
  message!: string;
}

/** RFC 9457 problem details. */
export class ProblemDto {
  type!: string;
  title!: string;
  @ApiProperty({ type: 'integer' })
  status!: number;
  /** Stable, in CAPITALS: what programs branch on. */
  code!: string;
  detail!: string;
  requestId!: string;
  errors?: ProblemFieldDto[];
}
