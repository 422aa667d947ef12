import { isZero } from '#libs/money';
import type { RequestContext } from '../../platform/context/request-context.js';
import type { Database } from '../../platform/persistence/database.js';
import { CHART } from './ledger/chart-of-accounts.js';
import { Account } from './ledger/ledger.entity.js';
import { TaxRate } from './tax/tax-rate.entity.js';

/** Before any invoice that somebody might want to write after the fact. */
const FIRST_DAY = '2000-01-01';

/** What a new firm needs before its first invoice: the accounts, its standard tax (0 where it charges none), and none. */
export async function openBooks(
  ctx: RequestContext,
  database: Database,
  standard: { name: string; percent: string },
): Promise<void> {
  await database.repo(ctx, Account).insertMany(CHART.map((account) => ({ ...account })));
  const category = isZero(standard.percent) ? 'O' : 'S';
  await database.repo(ctx, TaxRate).insertMany([
    { code: 'standard', category, ...standard, validFrom: FIRST_DAY },
    { code: 'zero', name: 'Zero rated', category: 'Z', percent: '0', validFrom: FIRST_DAY },
  ]);
}
