import type { DiscountKind } from '#libs/contracts';
import { compare, exponentOf, isDecimal } from '#libs/money';
import { DomainError } from '../../platform/errors/domain-error.js';
import type { LineContent } from './content.js';
import { checkLines } from './line-rules.js';
import { discountHalf, endBeforeStart, percentTooHigh } from './proposals.errors.js';

interface Terms {
  currency: string;
  startDate?: string | null;
  endDate?: string | null;
  discountKind?: DiscountKind | null;
  discountValue?: string | null;
  lines: readonly LineContent[];
}

/** @throws 422 */
export function checkTerms({
  currency,
  startDate,
  endDate,
  discountKind,
  discountValue,
  lines,
}: Terms): void {
  if (startDate && endDate && endDate < startDate) throw endBeforeStart();
  if ((discountKind ?? null) === null ? (discountValue ?? null) !== null : (discountValue ?? null) === null)
    throw discountHalf();
  if (discountKind === 'percent' && compare(discountValue!, '100') > 0) throw percentTooHigh();
  const maxDecimals = exponentOf(currency);
  if (discountKind === 'amount' && !isDecimal(discountValue, { maxDecimals })) {
    const sentence = `An amount in ${currency} has at most ${maxDecimals} decimals.`;
    throw DomainError.field('discountValue', 'TOO_MANY_DECIMALS', sentence);
  }
  checkLines(lines, currency);
}
