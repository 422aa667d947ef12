import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CLIENT_STATUSES, type ClientStatus, LIMITS, type Origin, ORIGINS } from '#libs/contracts';
import { IfGiven, IsCurrencyCode, IsLine, IsText, IsWebAddress } from '../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../platform/persistence/page.js';
import { CLIENT_LIST } from '../clients.queries.js';
import { WornTagDto } from '../tags/dto/client-tag.dto.js';
import { ClientAddressDto, ClientTaxIdDto } from './client-facts.dto.js';

const EMAIL_LENGTH = 254;
const CLIENT_FILTER = [...CLIENT_STATUSES, 'all'] as const;

export class CreateClientDto {
  @IsLine()
  name!: string;

  /** The firm's base currency when left out. */
  @IfGiven()
  @IsCurrencyCode()
  currency?: string;

  /** Days from issue to due date; 30 when left out. */
  @IfGiven()
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 365, default: 30, required: false })
  @IsInt()
  @Min(0)
  @Max(365)
  paymentTermsDays?: number;

  /** Where invoices go. */
  @ValidateIf(({ email }: CreateClientDto) => email !== undefined && email !== '')
  @IsEmail()
  @MaxLength(EMAIL_LENGTH)
  email?: string;

  @IfGiven()
  @IsText(LIMITS.nameLength)
  phone?: string;

  /** Lines as they stand on the invoice, below the name. */
  @IfGiven()
  @IsText(1_000)
  billingAddress?: string;

  /** Beside the one that invoices print. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(LIMITS.clientAddresses)
  @ValidateNested({ each: true })
  @Type(() => ClientAddressDto)
  addresses?: ClientAddressDto[];

  /** Of many countries the check digits are checked. One of them at most stands on invoices. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(LIMITS.clientTaxIds)
  @ValidateNested({ each: true })
  @Type(() => ClientTaxIdDto)
  taxIds?: ClientTaxIdDto[];

  /** As https://acme.example; https is added where nothing is said. */
  @IfGiven()
  @IsWebAddress()
  website?: string;

  @IfGiven()
  @IsText(100)
  industry?: string;

  /** Who of the firm looks after it; null is nobody. */
  @IsOptional()
  @IsUUID()
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true, required: false })
  ownerId?: string | null;

  /** All that it has, of the firm's tags. */
  @IfGiven()
  @ArrayMaxSize(LIMITS.clientTags)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  tagIds?: string[];

  /** For members of the firm only. */
  @IfGiven()
  @IsText()
  internalNote?: string;
}

export class UpdateClientDto extends PartialType(CreateClientDto, { skipNullProperties: false }) {}

export class ClientRowDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  name!: string;
  email!: string;
  @ApiProperty({ enum: CLIENT_STATUSES, enumName: 'ClientStatus' })
  status!: ClientStatus;
  currency!: string;
  industry!: string;
  ownerName!: string | null;
  @ApiProperty({ type: [WornTagDto] })
  tags!: WornTagDto[];
  @ApiProperty({ type: 'integer' })
  paymentTermsDays!: number;
  createdAt!: Date;
  @ApiProperty({ type: 'integer' })
  activeProjects!: number;
  /** Engagements that are approved or in progress. */
  @ApiProperty({ type: 'integer' })
  liveEngagements!: number;
}

export class ClientPageDto extends pageOf(ClientRowDto) {}

export class ClientDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  name!: string;
  @ApiProperty({ enum: CLIENT_STATUSES, enumName: 'ClientStatus' })
  status!: ClientStatus;
  email!: string;
  phone!: string;
  website!: string;
  industry!: string;
  ownerId!: string | null;
  ownerName!: string | null;
  billingAddress!: string;
  @ApiProperty({ type: [ClientAddressDto] })
  addresses!: ClientAddressDto[];
  @ApiProperty({ type: [ClientTaxIdDto] })
  taxIds!: ClientTaxIdDto[];
  /** Of the tax ids, the one that invoices print. */
  taxId!: string;
  @ApiProperty({ type: [WornTagDto] })
  tags!: WornTagDto[];
  currency!: string;
  @ApiProperty({ type: 'integer' })
  paymentTermsDays!: number;
  internalNote!: string;
  @ApiProperty({ enum: ORIGINS, enumName: 'Origin' })
  origin!: Origin;
  createdAt!: Date;
  updatedAt!: Date;
}

export class ListClientsQuery extends PageQuery {
  @IsOptional()
  @IsIn(sortKeys(CLIENT_LIST))
  @ApiProperty({ enum: sortKeys(CLIENT_LIST), required: false })
  sort?: string;

  @IsIn(CLIENT_FILTER)
  @ApiProperty({ enum: CLIENT_FILTER, enumName: 'ClientFilter', default: 'active', required: false })
  status: (typeof CLIENT_FILTER)[number] = 'active';

  @IfGiven()
  @IsCurrencyCode()
  currency?: string;

  @IfGiven()
  @IsUUID()
  ownerId?: string;

  @IfGiven()
  @IsUUID()
  tagId?: string;
}
