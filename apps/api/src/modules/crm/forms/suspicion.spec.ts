import { type Sent, suspicionsOf } from './suspicion.js';

const HONEST: Sent = {
  texts: ['Fernhill', 'We are https://fernhill.example and need an intranet.'],
  ...{ trap: '', ms: 20_000, times: 0, flooded: false },
};

describe('what looks sent by a machine', () => {
  it('is nothing about somebody who took their time', () => {
    expect(suspicionsOf(HONEST)).toEqual([]);
  });

  it.each([
    ['a field that nobody sees', { trap: 'x' }, 'trap'],
    ['three seconds', { ms: 2_999 }, 'too_quick'],
    ['three links', { texts: ['http://a.example https://b.example', 'www.c.example'] }, 'links'],
    ['markup', { texts: ['<a href="//a.example">cheap</a>'] }, 'links'],
    ['a link code', { texts: ['[url=a.example]cheap[/url]'] }, 'links'],
    ['the same words again and again', { times: 2 }, 'repeated'],
    ['a flood', { flooded: true }, 'flood'],
  ])('is told by %s', (_, over, suspicion) => {
    expect(suspicionsOf({ ...HONEST, ...over })).toEqual([suspicion]);
  });
});
