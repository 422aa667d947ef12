import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsUUID, Max, Min } from 'class-validator';
import { IdParam } from '../../../platform/http/params.js';

export class VersionParam extends IdParam {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  @ApiProperty({ type: 'integer' })
  number!: number;
}

export class LinkParam extends IdParam {
  @IsUUID()
  @ApiProperty({ type: 'string', format: 'uuid' })
  linkId!: string;
}

export class DifferenceQuery {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  @ApiProperty({ type: 'integer' })
  from!: number;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(10_000)
  @ApiProperty({ type: 'integer' })
  to!: number;
}
