import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { today } from '#libs/calendar';
import { normalise, subtract, sum } from '#libs/money';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { notFound } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { contains, type Page } from '../../../platform/persistence/page.js';
import type {
  AccountDto,
  AccountPostingDto,
  CurrencyMovementDto,
  JournalDto,
  JournalLineDto,
  ListPostingsQuery,
  TrialBalanceDto,
} from './dto/ledger.dto.js';
import { type Journal, withoutEmpty } from './journal.js';
import {
  ACCOUNT,
  ACCOUNT_POSTINGS,
  ACCOUNTS,
  JOURNAL,
  JOURNAL_LINES,
  MOVEMENTS,
  POST,
  POSTINGS_WITH_BALANCE,
  REVERSE,
} from './ledger.queries.js';

interface Movement {
  accountId: string;
  currency: string;
  debit: string;
  credit: string;
  baseDebit: string;
  baseCredit: string;
}

/** Where a posting stands among an account's. */
type Place = Pick<AccountPostingDto, 'date' | 'journalId' | 'line'>;

/** The double-entry ledger: written by invoices and payments, never changed. */
@Injectable()
export class LedgerService {
  constructor(private readonly database: Database) {}

  /** Posts a journal in the context's transaction. @throws Error when it moves nothing or an account is missing */
  async post(ctx: RequestContext, journal: Journal): Promise<void> {
    const transfers = withoutEmpty(journal.transfers);
    const { date, currency, description, sourceType, sourceId, kind, clientId } = journal;
    const head = [
      ctx.firmId,
      uuidv7(),
      date,
      currency,
      description,
      sourceType,
      sourceId,
      kind,
      transfers.length,
    ];
    const posted = await this.database.query(ctx, POST, [
      ...head,
      clientId,
      transfers.map((t) => t.debit),
      transfers.map((t) => t.credit),
      transfers.map((t) => t.amount),
      transfers.map((t) => t.baseAmount),
    ]);
    if (posted.length !== transfers.length) throw new Error('The firm has no account for a posting.');
  }

  /** Posts a document's journal the other way round, on the given day. @throws Error when there is none */
  async reverse(
    ctx: RequestContext,
    original: Pick<Journal, 'sourceType' | 'sourceId' | 'kind'>,
    date: string,
    description: string,
  ): Promise<void> {
    const { sourceType, sourceId, kind } = original;
    const values = [ctx.firmId, sourceType, sourceId, kind, uuidv7(), date, description];
    const posted = await this.database.query(ctx, REVERSE, values);
    if (!posted.length) throw new Error('There is no journal to reverse.');
  }

  accounts(ctx: RequestContext): Promise<AccountDto[]> {
    return this.database.query<AccountDto>(ctx, ACCOUNTS, [ctx.firmId]);
  }

  /** Every account with what moved on it up to a day, in base and per currency. Sums to zero. */
  async trialBalance(ctx: RequestContext, date = today(ctx.firm.timeZone)): Promise<TrialBalanceDto> {
    const { baseCurrency } = ctx.firm;
    const accounts = await this.accounts(ctx);
    const movements = await this.database.query<Movement>(ctx, MOVEMENTS, [ctx.firmId, date]);
    const rows = accounts.map(({ id, ...account }) => {
      const own = movements.filter(({ accountId }) => accountId === id);
      return { id, ...account, ...inBase(own, baseCurrency), currencies: own.map(movementOf) };
    });
    const codes = [...new Set(movements.map(({ currency }) => currency))];
    const currencies = codes.map((code) => {
      const own = movements.filter(({ currency }) => currency === code);
      return movementOf({
        currency: code,
        debit: sum(own.map((m) => m.debit)),
        credit: sum(own.map((m) => m.credit)),
      });
    });
    return { date, baseCurrency, rows, ...inBase(movements, baseCurrency), currencies };
  }

  /** @throws 404 */
  async postings(
    ctx: RequestContext,
    accountId: string,
    query: ListPostingsQuery,
  ): Promise<Page<AccountPostingDto>> {
    if (!(await this.database.one(ctx, ACCOUNT, [ctx.firmId, accountId]))) throw notFound('account');
    const { q, from, to, sort = '-date', ...page } = query;
    const filters = { accountId, from, to, q: q && contains(q) };
    const found = await this.database.page<Place>(ctx, ACCOUNT_POSTINGS[sort], page, filters);
    const rows = await this.database.query<AccountPostingDto>(ctx, POSTINGS_WITH_BALANCE, [
      ...[ctx.firmId, accountId],
      found.items.map(({ date }) => date),
      found.items.map(({ journalId }) => journalId),
      found.items.map(({ line }) => line),
    ]);
    const { baseCurrency } = ctx.firm;
    const items = rows.map(({ debit, credit, baseDebit, baseCredit, balance, ...row }) => ({
      ...row,
      debit: normalise(debit, row.currency),
      credit: normalise(credit, row.currency),
      baseDebit: normalise(baseDebit, baseCurrency),
      baseCredit: normalise(baseCredit, baseCurrency),
      balance: normalise(balance, baseCurrency),
    }));
    return { ...found, items };
  }

  /** @throws 404 */
  async journal(ctx: RequestContext, id: string): Promise<JournalDto> {
    const head = await this.database.one<Omit<JournalDto, 'lines' | 'baseCurrency'>>(ctx, JOURNAL, [
      ctx.firmId,
      id,
    ]);
    if (!head) throw notFound('journal');
    const { baseCurrency } = ctx.firm;
    const lines = await this.database.query<JournalLineDto>(ctx, JOURNAL_LINES, [ctx.firmId, id]);
    return {
      ...head,
      baseCurrency,
      lines: lines.map(({ amount, baseAmount, ...line }) => ({
        ...line,
        amount: normalise(amount, head.currency),
        baseAmount: normalise(baseAmount, baseCurrency),
      })),
    };
  }
}

function inBase(movements: readonly Movement[], baseCurrency: string): Omit<CurrencyMovementDto, 'currency'> {
  const debit = normalise(sum(movements.map((m) => m.baseDebit)), baseCurrency);
  const credit = normalise(sum(movements.map((m) => m.baseCredit)), baseCurrency);
  return { debit, credit, balance: subtract(debit, credit) };
}

function movementOf({
  currency,
  debit,
  credit,
}: Pick<Movement, 'currency' | 'debit' | 'credit'>): CurrencyMovementDto {
  const figures = { debit: normalise(debit, currency), credit: normalise(credit, currency) };
  return { currency, ...figures, balance: subtract(figures.debit, figures.credit) };
}
