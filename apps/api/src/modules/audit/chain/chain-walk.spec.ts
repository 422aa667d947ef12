import { GENESIS, linkHash, type SealedEntry } from './chain.js';
import { type Anchor, ChainWalk, type Fault, type Link, type Place } from './chain-walk.js';

const START: Place = { seq: 0, hash: GENESIS };
const LENGTH = 6;
const NIGHT = new Date('2026-11-21T03:00:00Z');

const entry = (seq: number, over: Partial<SealedEntry> = {}): SealedEntry => ({
  ...{
    firmId: 'f',
    id: `e${seq}`,
    at: `2026-11-20T09:00:0${seq}.000000Z`,
    actorType: 'system',
    actorId: null,
  },
  ...{ actorName: 'Night', action: 'test.done', objectType: 'test', objectId: null, objectLabel: '' },
  ...{ before: null, after: { n: seq }, reason: null, requestId: 'r', ip: null, ...over },
});

const chainOf = (entries: readonly SealedEntry[]): Link[] => {
  let { hash } = START;
  return entries.map((one, at) => ({ seq: at + 1, hash: (hash = linkHash(hash, one)), entry: one }));
};

const entries = Array.from({ length: LENGTH }, (_, at) => entry(at + 1));
const whole = chainOf(entries);
const changed = (seq: number, change: Partial<Link>): Link[] =>
  whole.map((link) => (link.seq === seq ? { ...link, ...change } : link));
const anchorAt = (seq: number): Anchor => ({ seq, hash: whole[seq - 1]!.hash, at: NIGHT });

function walked(links: readonly Link[], anchors: readonly Anchor[] = []): { fault?: Fault; place: Place } {
  const walk = new ChainWalk(START, anchors);
  for (const link of links) walk.take(link);
  const fault = walk.end();
  return { ...(fault && { fault }), place: walk.place };
}

describe('a walk along the chain', () => {
  it('ends at the last link of a chain that is as it was sealed', () => {
    expect(walked([])).toEqual({ place: START });
    expect(walked(whole, [anchorAt(2), anchorAt(LENGTH)])).toEqual({
      place: { seq: LENGTH, hash: whole.at(-1)!.hash },
    });
  });

  it.each<[string, readonly Link[], readonly Anchor[], Fault]>([
    [
      'a changed entry',
      changed(3, { entry: entry(3, { reason: 'x' }) }),
      [],
      { seq: 3, what: 'The entry was changed.' },
    ],
    ['a changed seal', changed(3, { hash: 'f'.repeat(64) }), [], { seq: 3, what: 'The seal was changed.' }],
    [
      'a changed last link',
      changed(LENGTH, { entry: entry(LENGTH, { ip: '::1' }) }),
      [],
      { seq: LENGTH, what: 'The entry or its seal was changed.' },
    ],
    ['a missing entry', changed(3, { entry: null }), [], { seq: 3, what: 'The entry is missing.' }],
    ['a missing seal', whole.filter(({ seq }) => seq !== 3), [], { seq: 3, what: 'The seal is missing.' }],
    ['a missing beginning', whole.slice(2), [], { seq: 1, what: 'The seal is missing.' }],
    [
      'a cut-off end',
      whole.slice(0, 4),
      [anchorAt(2), anchorAt(LENGTH)],
      { seq: 5, what: `The end is missing: on 2026-11-21 the chain went to entry ${LENGTH}.` },
    ],
    [
      'a chain written anew',
      chainOf(entries.map((one) => ({ ...one, reason: one.id === 'e2' ? 'x' : null }))),
      [anchorAt(4)],
      { seq: 4, what: 'The chain was written anew: on 2026-11-21 it had another hash here.' },
    ],
    [
      'an entry that was put in with an old time',
      chainOf([...entries.slice(0, 3), entry(4, { at: '2026-11-19T09:00:00.000000Z' }), ...entries.slice(4)]),
      [],
      {
        seq: 4,
        what: 'The entry was added later: it says 2026-11-19, a day or more too early.',
      },
    ],
  ])('finds %s', (_, links, anchors, fault) => {
    expect(walked(links, anchors).fault).toEqual(fault);
  });

  it('takes an entry that committed late', () => {
    const late = entry(4, { at: '2026-11-20T08:59:00.000000Z' });
    expect(walked(chainOf([...entries.slice(0, 3), late, ...entries.slice(4)])).fault).toBeUndefined();
  });

  it('knows the last link before the fault', () => {
    expect(walked(changed(3, { entry: null })).place).toEqual({ seq: 2, hash: whole[1]!.hash });
  });
});
