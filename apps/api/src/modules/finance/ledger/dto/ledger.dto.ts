import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { ACCOUNT_TYPES, type AccountType } from '#libs/contracts';
import { IfGiven, IsWorkDate } from '../../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../../platform/persistence/page.js';
import { ACCOUNT_POSTINGS } from '../ledger.queries.js';

export class AccountDto {
  id!: string;
  code!: string;
  name!: string;
  @ApiProperty({ enum: ACCOUNT_TYPES, enumName: 'AccountType' })
  type!: AccountType;
  /** What the system posts to it: bank, receivable, tax, revenue, fx. */
  purpose!: string | null;
}

export class CurrencyMovementDto {
  currency!: string;
  debit!: string;
  credit!: string;
  /** Debit less credit, in this currency. */
  balance!: string;
}

export class TrialBalanceRowDto extends AccountDto {
  /** In the base currency, as all figures of the row. */
  debit!: string;
  credit!: string;
  /** Debit less credit. */
  balance!: string;
  /** The same movements in the documents' currencies. */
  @ApiProperty({ type: [CurrencyMovementDto] })
  currencies!: CurrencyMovementDto[];
}

export class TrialBalanceDto {
  @ApiProperty({ type: 'string', format: 'date' })
  date!: string;
  baseCurrency!: string;
  @ApiProperty({ type: [TrialBalanceRowDto] })
  rows!: TrialBalanceRowDto[];
  debit!: string;
  credit!: string;
  /** Zero, always. */
  balance!: string;
  /** All accounts together, per document currency: balanced each. */
  @ApiProperty({ type: [CurrencyMovementDto] })
  currencies!: CurrencyMovementDto[];
}

export class TrialBalanceQuery {
  /** Up to and with this day; today when left out. */
  @IfGiven()
  @IsWorkDate()
  @ApiProperty({ required: false })
  date?: string;
}

export class AccountPostingDto {
  journalId!: string;
  @ApiProperty({ type: 'integer' })
  line!: number;
  @ApiProperty({ type: 'string', format: 'date' })
  date!: string;
  description!: string;
  /** issue, payment or reversal. */
  kind!: string;
  /** invoice or payment. */
  sourceType!: string;
  sourceId!: string;
  /** The invoice's number, the payment's reference. */
  sourceLabel!: string | null;
  clientId!: string | null;
  clientName!: string | null;
  counterAccountId!: string;
  counterAccountCode!: string;
  counterAccountName!: string;
  currency!: string;
  /** In the document's currency. */
  debit!: string;
  credit!: string;
  baseDebit!: string;
  baseCredit!: string;
  /** The account's balance in base after this posting. */
  balance!: string;
}

export class AccountPostingPageDto extends pageOf(AccountPostingDto) {}

export class ListPostingsQuery extends PageQuery {
  @IfGiven()
  @IsIn(sortKeys(ACCOUNT_POSTINGS.date))
  @ApiProperty({ enum: sortKeys(ACCOUNT_POSTINGS.date), required: false })
  sort?: keyof typeof ACCOUNT_POSTINGS;

  @IfGiven()
  @IsWorkDate()
  @ApiProperty({ required: false })
  from?: string;

  @IfGiven()
  @IsWorkDate()
  @ApiProperty({ required: false })
  to?: string;
}

export class JournalLineDto {
  @ApiProperty({ type: 'integer' })
  line!: number;
  debitAccountId!: string;
  debitAccountCode!: string;
  debitAccountName!: string;
  creditAccountId!: string;
  creditAccountCode!: string;
  creditAccountName!: string;
  /** In the journal's currency. */
  amount!: string;
  baseAmount!: string;
  clientId!: string | null;
  clientName!: string | null;
}

export class JournalDto {
  id!: string;
  @ApiProperty({ type: 'string', format: 'date' })
  date!: string;
  currency!: string;
  baseCurrency!: string;
  description!: string;
  kind!: string;
  sourceType!: string;
  sourceId!: string;
  sourceLabel!: string | null;
  postedAt!: Date;
  reversalOf!: string | null;
  reversedBy!: string | null;
  @ApiProperty({ type: [JournalLineDto] })
  lines!: JournalLineDto[];
}
