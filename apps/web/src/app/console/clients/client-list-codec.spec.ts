import { readList, writeList } from '../../core/list-codec';
import { clientListCodec } from './client-list-codec';

const read = (url: string) => readList(clientListCodec, new URLSearchParams(url));

describe('the list of clients in the URL', () => {
  it('shows active clients unless told otherwise', () => {
    expect(read('').filters.status).toBe('active');
    expect(read('f.status=nonsense').filters.status).toBe('active');
    expect(read('f.status=inactive').filters.status).toBe('inactive');
    expect(read('f.status=all').filters.status).toBe('');
  });

  it.each(['f.status=all', 'f.status=inactive', 'sort=-createdAt'])('writes %s back', (url) => {
    const written = Object.entries(writeList(clientListCodec, read(url))).filter(
      ([, value]) => value !== null,
    );
    expect(new URLSearchParams(written as [string, string][]).toString()).toBe(url);
  });
});
