import { DomainError } from '../../../platform/errors/domain-error.js';

export interface TaxId {
  label: string;
  /** ISO 3166 alpha-2 of who gave it; '' where nobody's rules are known. */
  country: string;
  number: string;
}

/**
 * Refuses numbers that are none of their country's, by its check digits; of countries that the library does not know
 * anything is taken. It knows ninety of them and is loaded when somebody asks.
 * @throws 422 on the number
 */
export async function assertTaxIds(taxIds: readonly TaxId[]): Promise<void> {
  const { stdnum } = await import('stdnum');
  const known: Partial<Record<string, Record<string, { validate(text: string): { isValid: boolean } }>>> =
    stdnum;
  for (const [index, { country, number }] of taxIds.entries()) {
    const kinds = Object.values(known[country] ?? {});
    if (!kinds.length || kinds.some((kind) => kind.validate(number).isValid)) continue;
    const message = `This is no tax id of ${country}: its check digits or its length do not fit.`;
    throw DomainError.field(`taxIds.${index}.number`, 'TAX_ID_WRONG', message);
  }
}

/** As invoices print them: the number alone, or each with what it is. */
export const printedTaxIds = (taxIds: readonly TaxId[]): string =>
  taxIds.length === 1
    ? taxIds[0]!.number
    : taxIds.map(({ label, number }) => `${number} (${label})`).join(', ');
