import { canPrint, runsOf } from './fonts.js';

const drawn = (text: string) =>
  runsOf(text, 400)
    .map((run) => run.text)
    .join('');
const files = (text: string) => runsOf(text, 600).map((run) => run.face);

describe('runsOf', () => {
  it.each([
    'Größe, façade, Ærø, ¿señor?',
    'Zażółć gęślą jaźń',
    'Příliš žluťoučký kůň',
    'Съешь же ещё, Київ, Љубав',
    'Ξεσκεπάζω την ψυχοφθόρα',
    'Tiếng Việt',
    '€ £ ₹ ₽ ₴ ¥ – — … “quotes” ±½',
  ])('draws %s as it is written', (text) => {
    expect(drawn(text)).toBe(text);
    expect(canPrint(text)).toBe(true);
  });

  it('takes one file for plain Latin and changes only where a character needs it', () => {
    expect(files('Plain text, 1,234.56')).toEqual(['latin-600']);
    expect(files('Łódź')).toEqual(['latin-ext-600', 'latin-600', 'latin-ext-600']);
    expect(files('Москва')).toEqual(['cyrillic-600']);
    expect(runsOf('', 400)).toEqual([]);
  });

  it('prints a question mark for each character of a script it has no font for', () => {
    expect(drawn('日本 Ltd')).toBe('?? Ltd');
    expect(drawn('go 🚀')).toBe('go ?');
    expect(drawn('lone \uD800 surrogate')).toBe('lone ? surrogate');
    expect(canPrint('日本')).toBe(false);
    expect(canPrint('Really?')).toBe(true);
  });

  it('prints what reads the same where it can', () => {
    expect(drawn('ﬁne A\u2011B 1\u202F234 ¥5')).toBe('fine A-B 1\u00A0234 ¥5');
    expect(drawn('e\u0301te\u0301')).toBe('été');
  });

  it('drops control, direction and invisible characters', () => {
    expect(drawn('a\u0000b\u202Ec\u200Bd\tf\u001B')).toBe('abcd f');
  });
});
