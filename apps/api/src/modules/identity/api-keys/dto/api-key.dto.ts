import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsIn } from 'class-validator';
import { API_KEY_PERMISSIONS, API_KEY_STATES, type ApiKeyState, type Permission } from '#libs/contracts';
import { IfGiven, IsLine, IsWorkDate } from '../../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../../platform/persistence/page.js';
import { API_KEY_LIST } from '../api-keys.queries.js';

export class CreateApiKeyDto {
  /** What it is for, as `Payroll export`. */
  @IsLine()
  name!: string;

  /** What it may do, as long as its maker may do it too. Never what manages the firm, people, roles or keys. */
  @ApiProperty({ enum: API_KEY_PERMISSIONS, enumName: 'ApiKeyScope', isArray: true, minItems: 1 })
  @IsIn(API_KEY_PERMISSIONS, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(API_KEY_PERMISSIONS.length)
  @ArrayUnique()
  scopes!: Permission[];

  /** The last day that it holds: a year from today at most. */
  @IsWorkDate()
  expiresOn!: string;
}

export class ApiKeyDto {
  id!: string;
  name!: string;
  /** How the token begins, without the part that names the firm. */
  prefix!: string;
  @ApiProperty({ enum: API_KEY_PERMISSIONS, enumName: 'ApiKeyScope', isArray: true })
  scopes!: Permission[];
  @ApiProperty({ enum: API_KEY_STATES, enumName: 'ApiKeyState' })
  state!: ApiKeyState;
  /** Of the person who made it, and in whose name it acts. */
  membershipId!: string;
  madeBy!: string;
  createdAt!: Date;
  @ApiProperty({ type: 'string', format: 'date', description: 'The last day that it holds' })
  expiresOn!: string;
  /** To the minute; null while it was never used. */
  lastUsedAt!: Date | null;
  revokedAt!: Date | null;
}

export class NewApiKeyDto {
  apiKey!: ApiKeyDto;
  /** Told once: send it as `Authorization: Bearer …`. */
  token!: string;
}

export class ApiKeyPageDto extends pageOf(ApiKeyDto) {}

export class ListApiKeysQuery extends PageQuery {
  @IfGiven()
  @IsIn(sortKeys(API_KEY_LIST))
  @ApiProperty({ enum: sortKeys(API_KEY_LIST), required: false })
  sort?: string;

  @IfGiven()
  @IsIn(API_KEY_STATES)
  @ApiProperty({ enum: API_KEY_STATES, enumName: 'ApiKeyState', required: false })
  state?: ApiKeyState;
}
