import type { HomeDto } from '#libs/api-client/models/home-dto';

import { needsOf } from './needs';

const words = {
  duration: (seconds: number) => `${seconds / 3600}:00`,
  date: (day: string) => day,
  money: (amount: string) => amount,
};
const nothing: HomeDto = {
  time: null,
  approvals: null,
  engagements: null,
  billing: null,
  burn: null,
  activity: [],
  setup: null,
};
const receivables = {
  currency: 'EUR',
  draftCount: 0,
  draftTotal: '0',
  openCount: 0,
  openTotal: '0',
  overdueCount: 0,
  overdueTotal: '0',
  oldestDue: null,
};

describe('needsOf', () => {
  it('finds nothing where nothing waits', () => {
    const calm: HomeDto = {
      ...nothing,
      approvals: { count: 0, seconds: 0, oldest: null },
      engagements: { pending: 0, waiting: [], rejected: 0 },
      billing: { unbilled: [], receivables: [receivables], unapprovedSeconds: 0 },
    };
    expect(needsOf(calm, words)).toEqual([]);
  });

  it('names overdue money by currency and leads to its invoices', () => {
    const row = { ...receivables, overdueCount: 2, overdueTotal: '300.00', oldestDue: '2026-10-01' };
    const home = { ...nothing, billing: { unbilled: [], receivables: [row], unapprovedSeconds: 0 } };
    expect(needsOf(home, words)).toEqual([
      expect.objectContaining({
        text: '2 overdue invoices',
        about: '300.00 EUR, oldest due 2026-10-01',
        link: { to: ['/invoices'], query: { 'f.status': 'overdue', 'f.currency': 'EUR' } },
      }),
    ]);
  });

  it('names each engagement to decide on, and how many more there are', () => {
    const waiting = [{ id: 'e1', title: 'Audit', clientName: 'Acme', submittedAt: null }];
    const home = { ...nothing, engagements: { pending: 3, waiting, rejected: 1 } };
    expect(needsOf(home, words).map(({ text }) => text)).toEqual([
      'Decide on Audit',
      '2 more to decide on',
      '1 engagement was rejected',
    ]);
  });

  it('puts late money first and drafts last', () => {
    const row = { ...receivables, overdueCount: 1, draftCount: 1, oldestDue: '2026-10-01' };
    const unbilled = [{ currency: 'EUR', seconds: 0, amount: '0', blockedSeconds: 3_600 }];
    const home = {
      ...nothing,
      approvals: { count: 1, seconds: 3_600, oldest: '2026-11-02' },
      billing: { unbilled, receivables: [row], unapprovedSeconds: 0 },
    };
    expect(needsOf(home, words).map(({ id }) => id)).toEqual([
      'overdue-EUR',
      'approvals',
      'blocked',
      'drafts',
    ]);
  });
});
