import { changesOf, deedOf, kindOf } from './audit-words';

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
      { name: 'Payment terms days', before: null, after: '30' },
    ]);
    expect(changesOf({ before: null, after: null })).toEqual([]);
  });
});
