import { groupEntries } from './entry-groups';

const entry = (id: string, personName: string, amount: string) => ({
  id,
  personName,
  amount,
  seconds: 3_600,
  workDate: '2026-03-02',
  projectName: 'Tariffs',
  task: '',
});
const entries = [entry('1', 'Ada', '100.10'), entry('2', 'Ada', '0.20'), entry('3', 'Bo', '5.00')];

describe('the entries of a draft', () => {
  it('stand under their person, with the sums of what is ticked', () => {
    const groups = groupEntries(entries, 'person', new Set(['1', '2']));
    expect(groups.map(({ key, seconds, amount, ticked }) => ({ key, seconds, amount, ticked }))).toEqual([
      { key: 'Ada', seconds: 7_200, amount: '100.30', ticked: 'all' },
      { key: 'Bo', seconds: 0, amount: '0', ticked: 'none' },
    ]);
  });

  it('say that a heading is partly ticked', () => {
    expect(groupEntries(entries, 'day', new Set(['3']))).toMatchObject([
      { key: '2026-03-02', ticked: 'some' },
    ]);
  });

  it('stand under their project when each is a line', () => {
    expect(groupEntries(entries, 'entry', new Set()).map((group) => group.key)).toEqual(['Tariffs']);
  });
});
