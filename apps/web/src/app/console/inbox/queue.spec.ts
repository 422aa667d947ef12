import { describe, expect, it } from 'vitest';
import type { ApprovalQueueDto } from '#libs/api-client/models/approval-queue-dto';

import { nextAfter, refusalsOf, stillWaiting, toggled } from './queue';

describe('selecting', () => {
  it('adds what is missing, and takes all away when nothing is', () => {
    expect([...toggled(new Set(['a']), ['a', 'b'])]).toEqual(['a', 'b']);
    expect([...toggled(new Set(['a', 'b', 'c']), ['a', 'b'])]).toEqual(['c']);
  });

  it('forgets what is decided', () => {
    const queue = { items: [{ entries: [{ id: 'a' }, { id: 'b' }] }] } as ApprovalQueueDto;
    expect([...stillWaiting(queue, new Set(['b', 'z']))]).toEqual(['b']);
  });
});

describe('after a decision', () => {
  it.each([
    [['b'], 'b', 'c'],
    [['c'], 'c', 'b'],
    [['b', 'c'], 'b', 'a'],
    [['a', 'b', 'c'], 'b', null],
    [['a'], null, 'b'],
  ] as const)('of %j at %s the focus goes to %s', (gone, from, next) => {
    expect(nextAfter(['a', 'b', 'c'], gone, from)).toBe(next);
  });

  it('says each reason of refusal once', () => {
    const refused = ['Own.', 'Gone.', 'Own.'].map((message, i) => ({ id: String(i), code: 'X', message }));
    expect(refusalsOf({ done: [], refused })).toEqual([
      { message: 'Own.', count: 2 },
      { message: 'Gone.', count: 1 },
    ]);
  });
});
