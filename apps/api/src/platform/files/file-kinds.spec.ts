import { contentTypeOf, HEAD, peeked } from './file-kinds.js';
import { safeName } from './file-name.js';

const zip = (text: string) =>
  Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(26), Buffer.from(text)]);

describe('what a file is', () => {
  it.each([
    ['offer.PDF', Buffer.from('%PDF-1.7'), 'application/pdf'],
    ['scan.jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
    ['plan.xlsx', zip('[Content_Types].xml…xl/workbook.xml'), expect.stringContaining('spreadsheetml')],
    ['letter.odt', zip('mimetypeapplication/vnd.oasis.opendocument.text'), expect.stringContaining('.text')],
    ['Gebühren.csv', Buffer.from('Straße;Größe\r\n', 'latin1'), 'text/csv'],
  ])('is told by name and content: %s', (name, head, type) => {
    expect(contentTypeOf(name, head)).toEqual(type);
  });

  it.each([
    ['page.html', Buffer.from('<html>'), 'FILE_KIND_UNKNOWN'],
    ['picture.svg', Buffer.from('<svg>'), 'FILE_KIND_UNKNOWN'],
    ['noending', Buffer.from('x'), 'FILE_KIND_UNKNOWN'],
    ['offer.pdf', Buffer.from('MZ…'), 'FILE_NOT_WHAT_IT_SAYS'],
    ['plan.xlsx', zip('word/document.xml'), 'FILE_NOT_WHAT_IT_SAYS'],
    ['note.txt', Buffer.from([0x4d, 0x5a, 0x00]), 'FILE_NOT_WHAT_IT_SAYS'],
    ['note.txt', Buffer.alloc(0), 'FILE_EMPTY'],
  ])('refuses %s', (name, head, code) => {
    expect(() => contentTypeOf(name, head)).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ code })] }) as Error,
    );
  });

  it('is looked at without losing a byte', async () => {
    const parts = [Buffer.alloc(HEAD - 1, 1), Buffer.alloc(9, 2), Buffer.alloc(5, 3)];
    async function* content() {
      yield* parts;
    }
    const { head, whole } = await peeked(content());
    const read: Buffer[] = [];
    for await (const part of whole) read.push(part);
    expect(head).toHaveLength(HEAD);
    expect(Buffer.concat(read).equals(Buffer.concat(parts))).toBe(true);
  });
});

describe('the name of a file', () => {
  it.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\ida\\offer.pdf', 'offer.pdf'],
    ['in\u202Efdp.exe.pdf', 'infdp.exe.pdf'],
    ['a\r\nb "c".pdf', 'ab c.pdf'],
    ['  .htaccess.txt', 'htaccess.txt'],
    ['con.txt', 'file con.txt'],
    ['...', 'file'],
    ['Größenvergleich\u0301.csv', 'Größenvergleich\u0301.csv'.normalize('NFC')],
  ])('%j is kept as %s', (name, kept) => {
    expect(safeName(name)).toBe(kept);
  });

  it('keeps its ending when it is too long', () => {
    expect(safeName(`${'x'.repeat(300)}.pdf`)).toMatch(/^x{196}\.pdf$/);
  });
});
