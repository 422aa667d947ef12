import { canonical, GENESIS, linkHash, type SealedEntry } from './chain.js';

const ENTRY: SealedEntry = {
  firmId: '01980000-0000-7000-8000-000000000001',
  id: '01980000-0000-7000-8000-000000000002',
  at: '2026-11-21T09:00:00.000001Z',
  actorType: 'member',
  actorId: '01980000-0000-7000-8000-000000000003',
  actorName: 'Zoë "Z" Ō',
  action: 'client.updated',
  objectType: 'client',
  objectId: null,
  objectLabel: '',
  before: { name: 'A\n' },
  after: { name: 'B', é: 1, a: { z: 'ü', y: [1.5, true, null] } },
  reason: null,
  requestId: 'req-1',
  ip: null,
};

describe('the canonical text', () => {
  it('has no spaces and sorted keys at every depth, and is what UTF-8 and JSON make of the rest', () => {
    expect(canonical(ENTRY)).toBe(
      String.raw`{"action":"client.updated","actorId":"01980000-0000-7000-8000-000000000003","actorName":"Zoë \"Z\" Ō","actorType":"member","after":{"a":{"y":[1.5,true,null],"z":"ü"},"name":"B","é":1},"at":"2026-11-21T09:00:00.000001Z","before":{"name":"A\n"},"firmId":"01980000-0000-7000-8000-000000000001","id":"01980000-0000-7000-8000-000000000002","ip":null,"objectId":null,"objectLabel":"","objectType":"client","reason":null,"requestId":"req-1"}`,
    );
  });

  it('sorts keys as texts, numbers among them', () => {
    expect(canonical({ '9': 1, '10': 2, b: 3, B: 4, ﬀ: 5, '😀': 6 })).toBe(
      '{"10":2,"9":1,"B":4,"b":3,"😀":6,"ﬀ":5}',
    );
  });

  it('does not depend on the order in which properties came', () => {
    const turned = Object.fromEntries(Object.entries(ENTRY).reverse());
    expect(canonical(turned)).toBe(canonical(ENTRY));
  });
});

// printf '%s\n%s' "$PREVIOUS" "$TEXT" | sha256sum
const FIRST = '56f20867fac58e6a08346375b3f15cdee903b97fd06fa58e45c626075f4386c8';
const SECOND = '6c6511c6635f4088b61d82f8c59e88fad1574dba42393c35db304483eefa7b4e';

describe('the hash of a link', () => {
  it('is SHA-256 over the previous hash, a line feed and the text', () => {
    expect(linkHash(GENESIS, ENTRY)).toBe(FIRST);
    expect(linkHash(FIRST, ENTRY)).toBe(SECOND);
  });

  it('is another one for every property that is another', () => {
    for (const name of Object.keys(ENTRY))
      expect([name, linkHash(GENESIS, { ...ENTRY, [name]: 'x' })]).not.toEqual([name, FIRST]);
  });
});
