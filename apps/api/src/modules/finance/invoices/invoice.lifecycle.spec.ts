import { INVOICE_STATUSES } from '#libs/contracts';
import { invoiceLifecycle, statusByPayments } from './invoice.lifecycle.js';

describe("an invoice's life", () => {
  const ways = INVOICE_STATUSES.flatMap((from) =>
    INVOICE_STATUSES.filter((to) => invoiceLifecycle.may(from, to)).map((to) => `${from} → ${to}`),
  );

  it('knows these ways and no other', () => {
    expect(ways.sort()).toEqual([
      'draft → issued',
      'issued → paid',
      'issued → partially_paid',
      'issued → void',
      'paid → issued',
      'paid → partially_paid',
      'partially_paid → issued',
      'partially_paid → paid',
    ]);
  });

  it('is not issued twice', () => {
    expect(() => invoiceLifecycle.move({ status: 'issued' }, 'issued')).toThrow(
      expect.objectContaining({ status: 409, code: 'INVOICE_WRONG_STATE' }) as Error,
    );
  });

  it.each([
    ['0', 'issued'],
    ['0.00', 'issued'],
    ['0.01', 'partially_paid'],
    ['1099.99', 'partially_paid'],
    ['1100.00', 'paid'],
    ['1100', 'paid'],
  ])('with %s of 1100.00 paid is %s', (paid, status) => {
    expect(statusByPayments('1100.00', paid)).toBe(status);
  });
});
