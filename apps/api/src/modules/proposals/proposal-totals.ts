import type { DiscountKind } from '#libs/contracts';
import {
  add,
  allocate,
  compare,
  invoiceTotals,
  type InvoiceTotals,
  isZero,
  normalise,
  percentOf,
  subtract,
  sum,
  type TaxGroup,
} from '#libs/money';
import type { LineContent, TaxOfCode } from './content.js';
import { priceOf } from './line-rules.js';

export interface Discount {
  discountKind: DiscountKind | null;
  /** Percent, or an amount in the proposal's currency. */
  discountValue: string | null;
}

export interface PricedLine {
  key: string;
  /** Before discount. */
  price: string;
  /** After its share of the discount; null for an optional line that was not chosen. */
  net: string | null;
}

export interface ProposalTotals extends Omit<InvoiceTotals, 'subtotal' | 'taxes'> {
  taxes: (TaxGroup & { name: string })[];
  /** Sum of the lines that count, before discount. */
  subtotal: string;
  discount: string;
  /** What is taxed. */
  net: string;
  lines: PricedLine[];
}

/** What the discount takes off a subtotal: never more than all of it. */
export function discountOn(
  subtotal: string,
  { discountKind, discountValue }: Discount,
  currency: string,
): string {
  if (discountKind === null || discountValue === null) return normalise('0', currency);
  const wanted =
    discountKind === 'percent'
      ? percentOf(subtotal, discountValue, currency)
      : normalise(discountValue, currency);
  return compare(wanted, subtotal) > 0 ? subtotal : wanted;
}

/**
 * The figures of a proposal with these optional lines chosen. Each line is rounded half up and then summed; the
 * discount is spread over the lines by largest remainder, so that every tax code gets its share to the cent; tax is
 * rounded once for each code on what is left.
 */
export function proposalTotals(
  lines: readonly LineContent[],
  chosen: ReadonlySet<string>,
  discount: Discount,
  taxes: readonly TaxOfCode[],
  currency: string,
): ProposalTotals {
  const priced = lines.map((line) => ({
    line,
    price: priceOf(line, currency),
    counts: !line.isOptional || chosen.has(line.key),
  }));
  const counted = priced.filter(({ counts }) => counts);
  const subtotal = normalise(sum(counted.map(({ price }) => price)), currency);
  const off = discountOn(subtotal, discount, currency);
  const shares = isZero(subtotal)
    ? counted.map(() => off)
    : allocate(
        off,
        counted.map(({ price }) => price),
        currency,
      );
  const nets = new Map(counted.map(({ line, price }, i) => [line.key, subtract(price, shares[i]!)]));
  const taxable = counted.flatMap(({ line }) => {
    const tax = taxes.find(({ taxCode }) => taxCode === line.taxCode);
    return tax ? [{ amount: nets.get(line.key)!, ...tax }] : [];
  });
  const nameOf = ({ taxCode }: TaxGroup) => taxes.find((tax) => tax.taxCode === taxCode)!.name;
  const { taxes: groups, taxTotal } = invoiceTotals(taxable, currency);
  const net = subtract(subtotal, off);
  return {
    ...{
      subtotal,
      discount: off,
      net,
      taxes: groups.map((group) => ({ ...group, name: nameOf(group) })),
      taxTotal,
      total: add(net, taxTotal),
    },
    lines: priced.map(({ line, price }) => ({ key: line.key, price, net: nets.get(line.key) ?? null })),
  };
}
