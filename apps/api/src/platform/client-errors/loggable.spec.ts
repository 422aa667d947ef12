import { loggable } from './loggable.js';

describe('what a browser reports, in the log', () => {
  it.each([
    ['boom\r\n{"level":60,"msg":"forged"}', 'boom {"level":60,"msg":"forged"}'],
    ['a\u2028b\u0000c\u001b[31md', 'a b c [31md'],
    [
      'failed at https://votra.example/clients?q=Acme&t=1#top (main.js:1:2)',
      'failed at https://votra.example/clients (main.js:1:2)',
    ],
    ['Authorization: Bearer abc.def', 'Authorization: [token]'],
    ['token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln end', 'token [token] end'],
    ['  plain  ', 'plain'],
  ])('%j is written as %j', (text, written) => {
    expect(loggable(text)).toBe(written);
  });
});
