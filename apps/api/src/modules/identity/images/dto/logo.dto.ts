import { ApiProperty } from '@nestjs/swagger';

/** The firm's logo; `GET /images/{id}` has its pixels, which never change. */
export class LogoDto {
  @ApiProperty({ type: 'string', format: 'uuid' })
  id!: string;
  @ApiProperty({ type: 'integer', description: 'Pixels' })
  width!: number;
  @ApiProperty({ type: 'integer', description: 'Pixels' })
  height!: number;
}
