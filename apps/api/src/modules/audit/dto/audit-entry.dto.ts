import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, Matches, MaxLength } from 'class-validator';
import { IsWorkDate } from '../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../platform/persistence/page.js';
import { AUDIT_LIST } from '../audit.queries.js';

const ACTION = /^[a-z_]+(\.[a-z_]+)?$/;
const OBJECT_TYPE = /^[a-z_]+$/;

export class AuditEntryDto {
  id!: string;
  @ApiProperty({ format: 'date-time' })
  at!: Date;
  @ApiProperty({ enum: ['member', 'portal', 'key', 'system'], enumName: 'AuditActorType' })
  actorType!: 'member' | 'portal' | 'key' | 'system';
  /** Membership, portal user or API key; null for the system. */
  actorId!: string | null;
  actorName!: string;
  /** As `invoice.issued`. */
  action!: string;
  objectType!: string;
  objectId!: string | null;
  /** What a person calls the object. */
  objectLabel!: string;
  /** The changed properties as they were; secrets are masked. Null for a creation. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  before!: Record<string, unknown> | null;
  /** The changed properties as they became. Null for a deletion. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  after!: Record<string, unknown> | null;
  reason!: string | null;
  requestId!: string;
}

export class AuditEntryPageDto extends pageOf(AuditEntryDto) {}

/** `q` looks in the names of objects and actors. */
export class ListAuditQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(AUDIT_LIST))
  @ApiProperty({ enum: sortKeys(AUDIT_LIST), required: false })
  sort?: string;

  /** Membership, portal user or API key. */
  @IsOptional()
  @IsUUID()
  actorId?: string;

  /** One action, as `invoice.issued`, or all of a kind: `invoice`. */
  @IsOptional()
  @MaxLength(100)
  @Matches(ACTION, { message: 'action must be as invoice or invoice.issued.' })
  action?: string;

  @IsOptional()
  @MaxLength(100)
  @Matches(OBJECT_TYPE, { message: 'objectType must be as invoice.' })
  objectType?: string;

  @IsOptional()
  @IsUUID()
  objectId?: string;

  /** First day, in the firm's time zone. */
  @IsOptional()
  @IsWorkDate()
  from?: string;

  /** Last day, in the firm's time zone. */
  @IsOptional()
  @IsWorkDate()
  to?: string;
}

export class TimelineQuery extends PageQuery {
  @MaxLength(100)
  @Matches(OBJECT_TYPE, { message: 'objectType must be as invoice.' })
  objectType!: string;

  @IsUUID()
  objectId!: string;
}
