import { convertToParamMap } from '@angular/router';

import { day, flag, listCodec, oneOf, readList, someOf, text, writeList } from './list-codec';

const codec = listCodec({
  filters: {
    status: oneOf(['active', 'inactive']),
    tags: someOf(['red', 'blue']),
    owner: text(),
    mine: flag(),
    since: day(),
  },
  sorts: ['name', 'createdAt'],
  sort: 'name',
  size: 50,
});
const read = (params: Record<string, string>) => readList(codec, convertToParamMap(params));

describe('list codec', () => {
  it('reads defaults from an empty URL and writes nothing for them', () => {
    const state = read({});

    expect(state).toEqual({
      q: '',
      filters: { status: '', tags: [], owner: '', mine: false, since: '' },
      sort: 'name',
      page: 1,
      size: 50,
      open: null,
    });
    expect(Object.values(writeList(codec, state)).every((value) => value === null)).toBe(true);
  });

  it('writes what it reads', () => {
    const params = {
      q: 'acme',
      'f.status': 'inactive',
      'f.tags': 'red,blue',
      'f.owner': 'u1',
      'f.mine': '1',
      'f.since': '2026-02-28',
      sort: '-createdAt',
      page: '3',
      size: '100',
      open: 'c9',
    };

    expect(writeList(codec, read(params))).toEqual(params);
  });

  it('takes nonsense in the URL for the default', () => {
    const state = read({
      'f.status': 'gone',
      'f.tags': 'green',
      'f.since': 'yesterday',
      sort: '-password',
      page: '-4',
      size: '9999',
    });

    expect(state).toEqual(read({}));
  });

  it('names only its own parameters, so that others stay', () => {
    expect(Object.keys(writeList(codec, read({ utm: 'x' })))).not.toContain('utm');
  });
});
