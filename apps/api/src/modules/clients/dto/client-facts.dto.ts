import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn } from 'class-validator';
import { ADDRESS_KINDS, type AddressKind } from '#libs/contracts';
import { IsText } from '../../../platform/http/validators.js';
import { TaxIdDto } from '../../identity/index.js';

const ADDRESS_LENGTH = 1_000;

export class ClientTaxIdDto extends TaxIdDto {
  /** The one that invoices print. */
  @IsBoolean()
  onInvoices!: boolean;
}

export class ClientAddressDto {
  @IsIn(ADDRESS_KINDS)
  @ApiProperty({ enum: ADDRESS_KINDS, enumName: 'AddressKind' })
  kind!: AddressKind;

  @IsText(ADDRESS_LENGTH)
  text!: string;
}
