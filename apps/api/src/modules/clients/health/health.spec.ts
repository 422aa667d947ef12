import { healthOf, type HealthFacts } from './health.js';

const WELL: HealthFacts = { overdue: 0, quiet: 12, budget: 60, todos: 0, rejected: 0 };
const of = (facts: Partial<HealthFacts>) => healthOf({ ...WELL, ...facts });

describe('how a client does', () => {
  it('is a hundred while nothing is wrong', () => {
    expect(of({})).toMatchObject({ score: 100, level: 'good' });
  });

  it.each([
    ['a point for each day that the oldest invoice is overdue', { overdue: 9 }, 91],
    ['30 at most for overdue invoices', { overdue: 400 }, 70],
    ['nothing for a month of silence', { quiet: 30 }, 100],
    ['a point for each three days beyond', { quiet: 31 }, 99],
    ['20 at most for silence', { quiet: 1_000 }, 80],
    ['a point for each percent of a budget beyond 80', { budget: 92.4 }, 88],
    ['20 at most for budgets', { budget: 250 }, 80],
    ['five points for each overdue to-do', { todos: 2 }, 90],
    ['15 at most for to-dos', { todos: 9 }, 85],
    ['a point for each percent of hours sent back', { rejected: 7.5 }, 92],
  ])('loses %s', (_, facts, score) => {
    expect(of(facts).score).toBe(score);
  });

  it('is good from 75 on, to be watched from 50 on', () => {
    expect(of({ overdue: 25 }).level).toBe('good');
    expect(of({ overdue: 26 }).level).toBe('watch');
    expect(of({ overdue: 30, quiet: 90 })).toMatchObject({ score: 50, level: 'watch' });
    expect(of({ overdue: 30, quiet: 90, todos: 1 })).toMatchObject({ score: 45, level: 'risk' });
    expect(of({ overdue: 99, quiet: 999, budget: 999, todos: 99, rejected: 100 }).score).toBe(0);
  });
});
