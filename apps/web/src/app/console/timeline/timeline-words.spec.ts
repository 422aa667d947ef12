import { changesOf } from './timeline-words';

describe('the words of a timeline', () => {
  it('shows what an edit changed', () => {
    const before = {
      paymentTermsDays: 30,
      rates: [{ role: 'Partner', hourlyRate: '200.00' }],
      managerId: 'a',
    };
    const after = { paymentTermsDays: 14, rates: [], managerId: 'b' };
    expect(changesOf({ action: 'client.updated', before, after })).toEqual([
      { name: 'Payment terms days', before: '30', after: '14' },
      { name: 'Rates', before: 'Partner 200.00', after: '–' },
    ]);
  });

  it('does not repeat the deed, nor list all of a new thing', () => {
    const moved = { action: 'project.held', before: { status: 'active' }, after: { status: 'on_hold' } };
    expect(changesOf(moved)).toEqual([]);
    expect(changesOf({ action: 'project.created', before: null, after: { name: 'Build' } })).toEqual([]);
  });

  it('names who joined a team', () => {
    const joined = { action: 'project.member_added', before: null, after: { name: 'Ada', role: 'Partner' } };
    expect(changesOf(joined).map(({ after }) => after)).toEqual(['Ada', 'Partner']);
  });
});
