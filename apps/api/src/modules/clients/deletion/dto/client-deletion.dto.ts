import { ApiProperty } from '@nestjs/swagger';

const COUNT = { type: 'integer' } as const;

/** What was issued, agreed or let in. */
export class ClientKeptDto {
  @ApiProperty(COUNT)
  engagements!: number;
  @ApiProperty(COUNT)
  projects!: number;
  @ApiProperty(COUNT)
  contracts!: number;
  /** Sent, whatever came of them. */
  @ApiProperty(COUNT)
  proposals!: number;
  @ApiProperty(COUNT)
  signatureRequests!: number;
  @ApiProperty(COUNT)
  invoices!: number;
  @ApiProperty(COUNT)
  payments!: number;
  /** Who have a login. */
  @ApiProperty(COUNT)
  portalUsers!: number;
}

/** Drafts, and what means nothing without its client. */
export class ClientDraftsDto {
  @ApiProperty(COUNT)
  engagements!: number;
  @ApiProperty(COUNT)
  contracts!: number;
  @ApiProperty(COUNT)
  proposals!: number;
  @ApiProperty(COUNT)
  contacts!: number;
  @ApiProperty(COUNT)
  activities!: number;
  @ApiProperty(COUNT)
  files!: number;
  /** Who never signed in. */
  @ApiProperty(COUNT)
  portalUsers!: number;
}

export class ClientDeletionDto {
  /** None of it is above zero where the client may be deleted. */
  keeps!: ClientKeptDto;
  /** Goes with it. */
  takes!: ClientDraftsDto;
}
