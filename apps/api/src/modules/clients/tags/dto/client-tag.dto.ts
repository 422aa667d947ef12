import { ApiProperty, PartialType } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { TAG_COLOURS, type TagColour } from '#libs/contracts';
import { IsLine } from '../../../../platform/http/validators.js';

const NAME_LENGTH = 40;
const COLOUR = { enum: TAG_COLOURS, enumName: 'TagColour' };

export class CreateClientTagDto {
  @IsLine(NAME_LENGTH)
  name!: string;

  @IsIn(TAG_COLOURS)
  @ApiProperty(COLOUR)
  colour!: TagColour;
}

export class UpdateClientTagDto extends PartialType(CreateClientTagDto, { skipNullProperties: false }) {}

export class ClientTagDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  name!: string;
  @ApiProperty(COLOUR)
  colour!: TagColour;
  /** How many clients have it. */
  @ApiProperty({ type: 'integer' })
  clients!: number;
}

/** A tag as a client wears it. */
export class WornTagDto {
  id!: string;
  name!: string;
  @ApiProperty(COLOUR)
  colour!: TagColour;
}
