import { allocate, exponentOf, isZero, multiply, scaled } from '#libs/money';
import type { LineContent } from './content.js';
import type { ProposalTotals } from './proposal-totals.js';

type Totals = Pick<ProposalTotals, 'subtotal' | 'net' | 'lines'>;

/** Prices of an hour are kept this fine. */
const RATE_DECIMALS = 4;

/**
 * Lines and prices of an engagement that come to what was accepted: amounts after their share of the discount, to the
 * cent, and prices of hours less by as much as the whole. A fixed price without parts is due at the end. Optional lines
 * that were not chosen are not there.
 */
export function agreedOf(
  lines: readonly LineContent[],
  totals: Totals,
  { currency, endDate }: { currency: string; endDate: string },
) {
  const nets = new Map(totals.lines.flatMap(({ key, net }) => (net === null ? [] : [[key, net] as const])));
  const less = (amount: string, decimals = exponentOf(currency)): string =>
    isZero(totals.subtotal) ? amount : scaled(amount, totals.net, totals.subtotal, decimals);
  const counted = lines.filter(({ key }) => nets.has(key));
  return {
    rates: ratesOf(counted, (price) => less(price, RATE_DECIMALS)),
    lines: counted.flatMap((line) => agreedLine(line, nets.get(line.key)!, { currency, endDate, less })),
  };
}

/** A line as engagements take it. */
type AgreedLine = Omit<LineContent, 'key' | 'isOptional' | 'taxCode' | 'role' | 'quantity' | 'unitPrice'>;

interface Terms {
  currency: string;
  endDate: string;
  less: (amount: string) => string;
}

function agreedLine(line: LineContent, net: string, { currency, endDate, less }: Terms): AgreedLine[] {
  const { title, description, model, budgetHours } = line;
  const head = { title, description, model };
  /** Parts that come to the net price. */
  const shared = <Part extends { amount: string }>(parts: readonly Part[]): Part[] => {
    const amounts = allocate(
      net,
      parts.map(({ amount }) => amount),
      currency,
    );
    return parts.map((part, i) => ({ ...part, amount: amounts[i]! })).filter(({ amount }) => !isZero(amount));
  };
  switch (model) {
    case 'time_and_material':
      return [{ ...head, budgetHours: line.quantity, ...(isZero(net) ? {} : { budgetAmount: net }) }];
    case 'capped': {
      const { capBy, capPer, cap } = line;
      return [{ ...head, capBy, capPer, cap: capBy === 'amount' ? less(cap!) : cap }];
    }
    case 'retainer': {
      const { hoursPerMonth, rollOverMonths, overageRate = null } = line;
      const monthlyFee = less(line.monthlyFee!);
      return [{ ...head, hoursPerMonth, monthlyFee, rollOverMonths, overageRate }];
    }
    case 'expenses':
      return [{ ...head, budgetAmount: line.budgetAmount }]; // passed on as they arise
    case 'fixed': {
      if (isZero(net)) return [];
      const whole = [{ title, date: endDate, amount: line.amount! }];
      return [
        {
          ...head,
          amount: net,
          schedule: shared(line.schedule?.length ? line.schedule : whole),
          budgetHours,
        },
      ];
    }
    case 'milestone':
      return isZero(net) ? [] : [{ ...head, milestones: shared(line.milestones!), budgetHours }];
  }
}

/** One price a role, as the proposal has it. */
function ratesOf(
  lines: readonly LineContent[],
  less: (price: string) => string,
): { role: string; hourlyRate: string }[] {
  const rates = new Map<string, { role: string; hourlyRate: string }>();
  for (const { role, unitPrice } of lines)
    if (role && unitPrice && !isZero(multiply(unitPrice, '1')))
      rates.set(role.toLowerCase(), { role, hourlyRate: less(unitPrice) });
  return [...rates.values()];
}
