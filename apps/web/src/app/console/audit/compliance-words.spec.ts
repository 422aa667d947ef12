import { figureWords, screenOf } from './compliance-words';

describe('screenOf', () => {
  it('leads to the list that a figure counts, narrowed as it was counted', () => {
    expect(screenOf('/members?status=active&hasSecondFactor=false')).toEqual({
      link: '/people',
      query: { 'f.status': 'active', 'f.hasSecondFactor': 'false' },
    });
    expect(screenOf('/audit?action=list.exported&from=2026-01-01&to=2026-03-31')).toEqual({
      link: '/audit',
      query: { 'f.action': 'list.exported', 'f.from': '2026-01-01', 'f.to': '2026-03-31' },
    });
  });
});

describe('figureWords', () => {
  it('names states and deeds', () => {
    expect(figureWords('keys_live')).toBe('Keys that hold');
    expect(figureWords('list.exported')).toBe('List: Exported');
  });
});
