import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { PAYMENT_METHODS, type PaymentMethod } from '#libs/contracts';
import { IfGiven, IsDecimalText, IsLine, IsText, IsWorkDate } from '../../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../../platform/persistence/page.js';
import { PAYMENT_LIST } from '../payments.queries.js';

export class AllocationDto {
  @IsUUID()
  invoiceId!: string;

  @IsDecimalText()
  amount!: string;
}

export class RecordPaymentDto {
  /** The invoice that the whole amount settles; or give allocations. */
  @IfGiven()
  @IsUUID()
  invoiceId?: string;

  /** Several invoices of one client that the payment settles; together they are the amount. */
  @IfGiven()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique(({ invoiceId }: AllocationDto) => invoiceId)
  @ValidateNested({ each: true })
  @Type(() => AllocationDto)
  allocations?: AllocationDto[];

  /** From the invoice's date to today. */
  @IsWorkDate()
  date!: string;

  @IsDecimalText()
  amount!: string;

  @IsIn(PAYMENT_METHODS)
  @ApiProperty({ enum: PAYMENT_METHODS, enumName: 'PaymentMethod' })
  method!: PaymentMethod;

  /** As on the bank statement. */
  @IfGiven()
  @IsText(200)
  reference?: string;

  @IfGiven()
  @IsText()
  note?: string;

  /** One unit of the invoice's currency in the base currency on that day; needed when they differ. */
  @IfGiven()
  @IsDecimalText('positive', 10)
  @ApiProperty({ required: false })
  baseRate?: string;
}

export class ReversePaymentDto {
  @IsLine(500)
  reason!: string;
}

export class PaymentAllocationDto {
  invoiceId!: string;
  number!: string;
  amount!: string;
}

export class PaymentRowDto {
  id!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  @ApiProperty({ type: 'string', format: 'date' })
  date!: string;
  clientId!: string;
  clientName!: string;
  amount!: string;
  currency!: string;
  baseRate!: string;
  @ApiProperty({ enum: PAYMENT_METHODS, enumName: 'PaymentMethod' })
  method!: PaymentMethod;
  reference!: string;
  note!: string;
  @ApiProperty({ type: [PaymentAllocationDto] })
  allocations!: PaymentAllocationDto[];
  reversedAt!: Date | null;
  reversedReason!: string | null;
  createdAt!: Date;
}

export class PaymentPageDto extends pageOf(PaymentRowDto) {}

export class PaymentDto extends PaymentRowDto {
  /** What it posted. */
  journalId!: string;
}

export class ListPaymentsQuery extends PageQuery {
  @IfGiven()
  @IsIn(sortKeys(PAYMENT_LIST))
  @ApiProperty({ enum: sortKeys(PAYMENT_LIST), required: false })
  sort?: string;

  @IfGiven()
  @IsUUID()
  id?: string;

  @IfGiven()
  @IsUUID()
  clientId?: string;

  @IfGiven()
  @IsUUID()
  invoiceId?: string;

  @IfGiven()
  @IsWorkDate()
  @ApiProperty({ required: false })
  from?: string;

  @IfGiven()
  @IsWorkDate()
  @ApiProperty({ required: false })
  to?: string;
}
