import { changesOf, deedOf, editsOf, kindOf } from './audit-words';

describe('the words of the audit log', () => {
  it('says what was done to what', () => {
    expect(deedOf('invoice.draft_updated')).toBe('Draft changed');
    expect(kindOf('time_entry')).toBe('Time entry');
  });

  it('reads an action as it is written where nobody wrote words for it', () => {
    expect(deedOf('rocket.sent_home')).toBe('Sent home');
    expect(kindOf('moon_base')).toBe('Moon base');
  });

  it('sets both sides of each property side by side', () => {
    const entry = { before: { status: 'draft', number: null }, after: { status: 'issued', number: 'INV-1' } };
    expect(changesOf(entry)).toEqual([
      { name: 'Status', before: 'draft', after: 'issued' },
      { name: 'Number', before: '–', after: 'INV-1' },
    ]);
  });

  it('has one side for a creation and none where nothing was recorded', () => {
    expect(changesOf({ before: null, after: { paymentTermsDays: 30 } })).toEqual([
      { name: 'Days to pay', before: null, after: '30' },
    ]);
    expect(changesOf({ before: null, after: null })).toEqual([]);
  });

  it('reads a property as it is written where nobody wrote words for it', () => {
    expect(changesOf({ before: null, after: { fuelType: 'none' } })).toEqual([
      { name: 'Fuel type', before: null, after: 'none' },
    ]);
  });
});

describe('the words of a timeline', () => {
  it('shows what an edit changed', () => {
    const before = {
      paymentTermsDays: 30,
      rates: [{ role: 'Partner', hourlyRate: '200.00' }],
      managerId: 'a',
    };
    const after = { paymentTermsDays: 14, rates: [], managerId: 'b' };
    expect(editsOf({ action: 'client.updated', before, after })).toEqual([
      { name: 'Days to pay', before: '30', after: '14' },
      { name: 'Rates', before: 'Role Partner, Hourly rate 200.00', after: '–' },
    ]);
  });

  it('does not repeat the deed, nor list all of a new thing', () => {
    const moved = { action: 'project.held', before: { status: 'active' }, after: { status: 'on_hold' } };
    expect(editsOf(moved)).toEqual([]);
    expect(editsOf({ action: 'project.created', before: null, after: { name: 'Build' } })).toEqual([]);
  });

  it('names who joined a team', () => {
    const joined = { action: 'project.member_added', before: null, after: { name: 'Ada', role: 'Partner' } };
    expect(editsOf(joined).map(({ after }) => after)).toEqual(['Ada', 'Partner']);
  });
});
