import type { Firm } from './firm.entity.js';

type Draft = Pick<Firm, 'id' | 'name' | 'baseCurrency'> & Partial<Firm>;

const COLUMNS: Partial<Record<keyof Firm, string>> = {
  id: 'id',
  name: 'name',
  baseCurrency: 'base_currency',
  locale: 'locale',
  timeZone: 'time_zone',
  weekStart: 'week_start',
  address: 'address',
  taxId: 'tax_id',
  taxIds: 'tax_ids',
  accent: 'accent',
  email: 'email',
  phone: 'phone',
  bankName: 'bank_name',
  iban: 'iban',
  bic: 'bic',
};

/** The statement that makes a firm; firms stand outside of any firm, so no context can. */
export function insertFirm(draft: Draft): { text: string; values: unknown[] } {
  const given = Object.entries(COLUMNS).filter(([property]) => draft[property as keyof Firm] !== undefined);
  const values = given.map(([property]) => {
    const value = draft[property as keyof Firm];
    return Array.isArray(value) ? JSON.stringify(value) : value;
  });
  const columns = given.map(([, column]) => column).join(', ');
  return {
    text: `INSERT INTO firms (${columns}) VALUES (${values.map((_, i) => `$${i + 1}`).join(', ')})`,
    values,
  };
}
