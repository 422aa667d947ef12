import { ApiProperty } from '@nestjs/swagger';
import { ArrayUnique, IsIn, IsInt, IsUUID } from 'class-validator';
import { MERGE_BLOCKS, MERGE_FIELDS, type MergeBlock, type MergeField } from '#libs/contracts';
import { ClientDto } from '../../dto/client.dto.js';

const COUNT = { type: 'integer' } as const;

export class ClientMergeQuery {
  /** The one that goes. */
  @IsUUID()
  clientId!: string;
}

export class MergeClientDto {
  /** The one that goes. */
  @IsUUID()
  clientId!: string;

  /** Its version, as it was seen. */
  @IsInt()
  @ApiProperty(COUNT)
  version!: number;

  /** What the one that stays takes from it in place of its own. */
  @ArrayUnique()
  @IsIn(MERGE_FIELDS, { each: true })
  @ApiProperty({ enum: MERGE_FIELDS, enumName: 'MergeField', isArray: true })
  take!: MergeField[];
}

/** What the one that goes brings along. */
export class ClientMovesDto {
  @ApiProperty(COUNT)
  contacts!: number;
  /** Of these, whom both have by their address. */
  @ApiProperty(COUNT)
  sameContacts!: number;
  @ApiProperty(COUNT)
  portalUsers!: number;
  /** Of these, who can sign in for both: what they may do is put together. */
  @ApiProperty(COUNT)
  samePortalUsers!: number;
  @ApiProperty(COUNT)
  activities!: number;
  @ApiProperty(COUNT)
  files!: number;
  @ApiProperty(COUNT)
  prospects!: number;
  @ApiProperty(COUNT)
  proposals!: number;
  @ApiProperty(COUNT)
  contracts!: number;
  @ApiProperty(COUNT)
  signatureRequests!: number;
  @ApiProperty(COUNT)
  engagements!: number;
  @ApiProperty(COUNT)
  projects!: number;
  @ApiProperty(COUNT)
  timeEntries!: number;
  @ApiProperty(COUNT)
  invoices!: number;
  @ApiProperty(COUNT)
  payments!: number;
  @ApiProperty(COUNT)
  rateCards!: number;
  /** Projects that both have under one name: these are called after the one that goes as well. */
  renamedProjects!: string[];
}

export class ClientMergeDto {
  stays!: ClientDto;
  goes!: ClientDto;
  moves!: ClientMovesDto;
  /** Why they cannot be merged now; none where they can. */
  @ApiProperty({ enum: MERGE_BLOCKS, enumName: 'MergeBlock', isArray: true })
  blocks!: MergeBlock[];
}
