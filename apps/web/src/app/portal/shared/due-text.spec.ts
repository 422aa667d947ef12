import { dueText } from './due-text';

describe('dueText', () => {
  it.each([
    ['2026-11-30', 'Due in 9 days'],
    ['2026-11-22', 'Due tomorrow'],
    ['2026-11-21', 'Due today'],
    ['2026-11-20', 'Due yesterday'],
    ['2026-10-22', '30 days late'],
  ])('says of %s on 21 November: %s', (dueDate, text) => {
    expect(dueText(dueDate, '2026-11-21')).toBe(text);
  });
});
