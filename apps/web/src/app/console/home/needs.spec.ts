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
  toDos: null,
  notices: null,
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
    expect(needsOf(calm, 'me', words)).toEqual([]);
  });

  it('adds up overdue invoices, keeps currencies apart and leads to the rows', () => {
    const eur = { ...receivables, overdueCount: 2, overdueTotal: '300.00', oldestDue: '2026-10-01' };
    const usd = { ...eur, currency: 'USD', overdueCount: 1, overdueTotal: '50.00', oldestDue: '2026-09-01' };
    const home = {
      ...nothing,
      billing: { unbilled: [], receivables: [eur, usd, receivables], unapprovedSeconds: 0 },
    };
    expect(needsOf(home, 'me', words)).toEqual([
      expect.objectContaining({
        text: '3 overdue invoices',
        about: '300.00 EUR, 50.00 USD, oldest due 2026-09-01',
        link: { to: ['/invoices'], query: { 'f.status': 'overdue' } },
      }),
    ]);
  });

  it('leads to one’s own entries that were sent back, not to everybody’s', () => {
    const week = { today: '2026-11-21', days: [], loggedSeconds: 0, targetSeconds: 0, missingDays: [] };
    const unsubmitted = { count: 0, seconds: 0, oldest: null };
    const home = { ...nothing, time: { week, unsubmitted, sentBack: 2, recent: [] } };
    expect(needsOf(home, 'm1', words)[0]?.link).toEqual({
      to: ['/time/entries'],
      query: { 'f.status': 'rejected', 'f.membershipId': 'm1' },
    });
  });

  it('names each engagement to decide on, and how many more there are', () => {
    const waiting = [{ id: 'e1', title: 'Audit', clientName: 'Acme', submittedAt: null }];
    const home = { ...nothing, engagements: { pending: 3, waiting, rejected: 1 } };
    expect(needsOf(home, 'me', words).map(({ text }) => text)).toEqual([
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
    expect(needsOf(home, 'me', words).map(({ id }) => id)).toEqual([
      'overdue',
      'approvals',
      'blocked',
      'drafts',
    ]);
  });

  it('names what is to be done, and says since when', () => {
    const about = { leadId: null, prospectId: 'p', clientId: null, aboutName: 'Intranet' };
    const toDo = { id: 'a', subject: 'Call Ida', day: '2026-11-20', ...about };
    const toDos = [
      { ...toDo, overdue: true },
      { ...toDo, id: 'b', day: '2026-11-21', overdue: false },
    ];
    expect(needsOf({ ...nothing, toDos }, 'me', words)).toMatchObject([
      {
        tone: 'bad',
        text: 'Call Ida',
        about: 'Intranet, overdue since 2026-11-20',
        link: { to: ['/pipeline', 'p'] },
      },
      { tone: 'warn', about: 'Intranet, due today' },
    ]);
  });
});
