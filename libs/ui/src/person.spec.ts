import { initialsOf } from './person';

describe('initials', () => {
  it.each([
    ['Maya Lindqvist', 'ML'],
    ['Jean-Luc de la Tour', 'JT'],
    ['  cher ', 'C'],
    ['Étienne Øster', 'ÉØ'],
    ['', ''],
  ])('of %j are %j', (name, expected) => {
    expect(initialsOf(name)).toBe(expected);
  });
});
