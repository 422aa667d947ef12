const SPACES = /[\s’']/g;
const COMMA_GROUPS = /^-?[1-9]\d{0,2}(,\d{3})+$/;
const DOT_GROUPS = /^-?[1-9]\d{0,2}(\.\d{3}){2,}$/;

/**
 * An amount as people type it, as plain decimal text: `1 250`, `1,250.50`, `1.250,50` and `12,5` are read.
 * With both marks the later one is the decimal mark; `1,250` is grouped, `1.250` is a decimal.
 * What cannot be read stays as it is, for the server to refuse in words.
 */
export function typedDecimal(typed: string): string {
  const text = typed.trim();
  const plain = withoutGroups(text.replace(SPACES, '')).replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? plain.replace(/^(-?)0+(?=\d)/, '$1') : text;
}

function withoutGroups(text: string): string {
  if (text.includes(',') && text.includes('.')) {
    return text.replaceAll(text.lastIndexOf(',') > text.lastIndexOf('.') ? '.' : ',', '');
  }
  if (COMMA_GROUPS.test(text)) return text.replaceAll(',', '');
  return DOT_GROUPS.test(text) ? text.replaceAll('.', '') : text;
}
