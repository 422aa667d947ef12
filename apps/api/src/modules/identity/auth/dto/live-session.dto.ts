import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { SIGN_IN_MEANS, type SignInMeans } from '#libs/contracts';

/** A sign-in that still holds. */
export class LiveSessionDto {
  id!: string;
  /** As `Firefox`; null when the browser does not say. */
  browser!: string | null;
  /** As `Windows`. */
  system!: string | null;
  /** The address that it came from. */
  ip!: string;
  /** Which country that address was given to, as `DE`; null for a private one. */
  country!: string | null;
  firmName!: string;
  /** How it began. */
  @ApiProperty({ enum: SIGN_IN_MEANS, enumName: 'SignInMeans' })
  means!: SignInMeans;
  /** Of single sign-on: where, as long as the firm has it. */
  providerName!: string | null;
  createdAt!: string;
  /** Known to the quarter of an hour: sessions are renewed that often. */
  lastUsedAt!: string;
  /** Is it the one that asks? */
  current!: boolean;
}

export class MemberSessionParam {
  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsUUID()
  id!: string;

  @ApiProperty({ type: 'string', format: 'uuid' })
  @IsUUID()
  sessionId!: string;
}
