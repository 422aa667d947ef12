import { csvLine } from './csv.js';

describe('a line of CSV', () => {
  it.each([
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['+49 30 123', "'+49 30 123"],
    ['-1+cmd', "'-1+cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\r=x', '"\'\r=x"'],
    ['-12.50', '-12.50'],
    [-3, '-3'],
    ['a = b', 'a = b'],
    ['a, "b"', '"a, ""b"""'],
    [null, ''],
  ])('writes %j as %j', (value, cell) => {
    expect(csvLine([value])).toBe(`${cell}\r\n`);
  });

  it('sets commas between cells', () => {
    expect(csvLine(['a', undefined, 1])).toBe('a,,1\r\n');
  });
});
