import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsUUID, Matches, Max, Min } from 'class-validator';
import { CLIENT_EVENT_KINDS, type ClientEventKind, LIMITS } from '#libs/contracts';
import { IfGiven } from '../../../platform/http/validators.js';

const KIND = { enum: CLIENT_EVENT_KINDS, enumName: 'ClientEventKind' };

export class ClientEventDto {
  id!: string;
  at!: Date;
  /** As `invoice.issued`; of an activity its kind, as `activity.call`. */
  action!: string;
  @ApiProperty(KIND)
  type!: ClientEventKind;
  objectId!: string;
  /** What a person calls the object. */
  label!: string;
  actorName!: string;
  /** A reason that was given, or what was noted. */
  note!: string | null;
}

export class ClientEventPageDto {
  @ApiProperty({ type: [ClientEventDto] })
  items!: ClientEventDto[];
  /** For the next page; null on the last. */
  nextCursor!: string | null;
}

export class ListClientEventsQuery {
  @IsUUID()
  clientId!: string;

  /** All that one may see when left out. */
  @IfGiven()
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? (value as unknown[]) : [value]))
  @IsIn(CLIENT_EVENT_KINDS, { each: true })
  @ApiProperty({ ...KIND, isArray: true, required: false })
  kinds?: ClientEventKind[];

  /** `nextCursor` of the page before. */
  @IfGiven()
  @Matches(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?~[0-9a-f-]{36}$/, {
    message: 'This is no cursor of a page before.',
  })
  cursor?: string;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: LIMITS.perPageMax, default: 50, required: false })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LIMITS.perPageMax)
  perPage = 50;
}
