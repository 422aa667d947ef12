import { readingNotes } from './import-words';

describe('notes on how a file was read', () => {
  it('are none when everything is certain', () => {
    expect(readingNotes({ encoding: 'utf-8', datesAssumed: false, absentColumns: ['Email'] })).toEqual([]);
  });

  it('name each thing that was assumed', () => {
    const absentColumns = ['Invoiced?', 'Approved?'];
    const notes = readingNotes({ encoding: 'windows-1252', datesAssumed: true, absentColumns });
    expect(notes.map((note) => /month\/day|Invoiced|Approved|Windows-1252/.exec(note)?.[0])).toEqual([
      'month/day',
      'Invoiced',
      'Approved',
      'Windows-1252',
    ]);
  });
});
