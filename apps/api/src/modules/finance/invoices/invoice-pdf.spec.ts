import { pdfInfo, pdfPages } from '../../../../../../test/support/pdf-text.js';
import type { InvoiceDocument, InvoiceDocumentLine } from './invoice-document.js';
import { renderInvoicePdf } from './invoice-pdf.js';

const line = (i: number): InvoiceDocumentLine => ({
  description: `Analysis ${i}`,
  quantity: '7.5',
  unit: 'hour',
  unitPrice: '100.00',
  amount: '750.00',
  taxPercent: '10',
});

function invoice(changes: Partial<InvoiceDocument> = {}): InvoiceDocument {
  return {
    number: 'INV-2026-0042',
    issueDate: '2026-11-21',
    dueDate: '2026-12-21',
    periodFrom: '2026-10-01',
    periodTo: '2026-10-31',
    currency: 'EUR',
    locale: 'en-GB',
    seller: {
      name: 'Northwind Advisory',
      addressLines: ['14 Linden Street', '10969 Berlin'],
      taxId: 'DE123456789',
      email: 'billing@northwind.example',
      phone: '+49 30 1234567',
      bankName: 'Berliner Sparkasse',
      iban: 'DE89370400440532013000',
      bic: 'COBADEFFXXX',
    },
    buyer: {
      name: 'Harbour Trading',
      addressLines: ['9 Quay Road'],
      taxId: 'GB999',
      email: 'ap@harbour.example',
    },
    reference: 'Billing migration',
    lines: [line(1), { ...line(2), amount: '-250.25', quantity: '-2.5025' }],
    taxes: [{ name: 'VAT', percent: '10', base: '499.75', tax: '49.98', category: 'S' }],
    subtotal: '499.75',
    taxTotal: '49.98',
    total: '549.73',
    paid: '0.00',
    due: '549.73',
    paymentTermsDays: 30,
    accent: '',
    logo: undefined,
    note: 'Thank you.',
    ...changes,
  };
}

const pagesOf = async (document: InvoiceDocument) =>
  pdfPages(await renderInvoicePdf(document)).map((page) => page.split('\n'));
const textOf = async (document: InvoiceDocument) => (await pagesOf(document)).flat();

/** What stands right after a label. */
const after = (text: string[], label: string) => text[text.lastIndexOf(label) + 1];

describe('renderInvoicePdf', () => {
  it('prints what the invoice says, to the cent', async () => {
    const text = await textOf(invoice());
    expect(after(text, 'Invoice number')).toBe('INV-2026-0042');
    expect(after(text, 'Issue date')).toBe('21 November 2026');
    expect(after(text, 'Due date')).toBe('21 December 2026');
    expect(after(text, 'Period')).toBe('1 – 31 October 2026');
    expect(text[text.indexOf('Reference') + 1]).toBe('Billing migration');
    expect(after(text, 'Subtotal')).toBe('€499.75');
    expect(after(text, 'VAT 10% on €499.75')).toBe('€49.98');
    expect(after(text, 'Total')).toBe('€549.73');
    expect(after(text, 'Amount due')).toBe('€549.73');
    expect(after(text, 'IBAN')).toBe('DE89 3704 0044 0532 0130 00');
    expect(after(text, 'Reference')).toBe('INV-2026-0042');
    expect(text).toEqual(
      expect.arrayContaining([
        '€549.73 due 21 December 2026',
        'Northwind Advisory',
        'Harbour Trading',
        'Tax ID GB999',
        'Northwind Advisory · Tax ID DE123456789',
        'Please pay €549.73 within 30 days, by',
        'Thank you.',
        'Page 1 of 1',
      ]),
    );
    expect(text).not.toContain('Paid');
    expect(text).not.toContain('DRAFT');
    const table = text.indexOf('Description');
    expect(text.slice(table, table + 15)).toEqual(
      ['Description', 'Hours', 'Unit price', 'Tax', 'Amount (EUR)'].concat(
        ['Analysis 1', '7.50', '100.00', '10%', '750.00'],
        ['Analysis 2', '-2.5025', '100.00', '10%', '-250.25'],
      ),
    );
  });

  it('carries title, author and the issue date in the document information', async () => {
    const file = await renderInvoicePdf(invoice());
    expect(pdfInfo(file, 'Title')).toBe('Invoice INV-2026-0042');
    expect(pdfInfo(file, 'Author')).toBe('Northwind Advisory');
    expect(pdfInfo(file, 'CreationDate')).toBe('D:20261121000000Z');
  });

  it('gives the same bytes for the same invoice, whatever was rendered before', async () => {
    const first = await renderInvoicePdf(invoice());
    await renderInvoicePdf(invoice({ note: 'Příliš žluťoučký kůň, ıİ, é ö, non\u00A0breaking, 日本' }));
    const second = await renderInvoicePdf(invoice());
    expect(second.equals(first)).toBe(true);
    expect((await renderInvoicePdf(invoice({ note: 'Thanks.' }))).equals(first)).toBe(false);
  });

  it('says of a draft that it is one, on every page', async () => {
    const pages = await pagesOf(
      invoice({ number: null, lines: Array.from({ length: 60 }, (_, i) => line(i)) }),
    );
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain('DRAFT');
    expect(pages[0]).toEqual(expect.arrayContaining(['Draft invoice', 'Assigned at issue']));
    expect(pages.flat().filter((text) => text === 'Reference')).toHaveLength(1);
  });

  it.each([1, 40, 300])('prints each of %i lines once, under a header on each page', async (count) => {
    const lines = Array.from({ length: count }, (_, i) => line(i));
    const pages = await pagesOf(invoice({ lines }));
    const rows = pages.map((page) => page.filter((text) => text.startsWith('Analysis ')));
    expect(rows.flat()).toEqual(lines.map(({ description }) => description));
    for (const [i, page] of pages.entries()) {
      expect(page.at(-1)).toBe(`Page ${i + 1} of ${pages.length}`);
      if (rows[i]?.length) expect(page).toEqual(expect.arrayContaining(['Description', 'Amount (EUR)']));
      if (i > 0) expect(page.slice(0, 2)).toEqual(['Northwind Advisory', 'Invoice INV-2026-0042']);
    }
    const last = pages.filter((page) => page.includes('Subtotal') || page.includes('Amount due'));
    expect(last).toHaveLength(1);
  });

  it('sums up each tax rate and says why none is charged', async () => {
    const text = await textOf(
      invoice({
        taxes: [
          { name: 'VAT', percent: '7.5', base: '100.00', tax: '7.50', category: 'S' },
          { name: 'VAT', percent: '0', base: '399.75', tax: '0.00', category: 'AE' },
        ],
        taxTotal: '7.50',
      }),
    );
    expect(after(text, 'VAT 7.5% on €100.00')).toBe('€7.50');
    expect(after(text, 'VAT 0% on €399.75')).toBe('€0.00');
    expect(after(text, 'Total tax')).toBe('€7.50');
    expect(text).toContain('Reverse charge: the recipient is liable for the tax.');
  });

  it('shows what was paid, and asks for nothing when all is', async () => {
    const partly = await textOf(invoice({ paid: '500.00', due: '49.73' }));
    expect(after(partly, 'Paid')).toBe('-€500.00');
    expect(partly).toContain('€49.73 due 21 December 2026');
    const fully = await textOf(invoice({ paid: '549.73', due: '0.00' }));
    expect(fully).toContain('€549.73 paid in full');
    expect(fully).not.toContain('Payment terms');
  });

  it('names the unit of each quantity where hours and pieces meet', async () => {
    const text = await textOf(invoice({ lines: [line(1), { ...line(2), unit: 'item', quantity: '3' }] }));
    expect(text).toEqual(expect.arrayContaining(['Quantity', '7.50 h', '3']));
  });

  it('writes dates and figures in the invoice locale', async () => {
    const text = await textOf(invoice({ locale: 'de-DE', due: '12345.60' }));
    expect(text).toContain('12.345,60 € due 21. Dezember 2026');
    expect(text).toContain('-2,5025');
  });

  it.each(['ja-JP', 'ar-EG', 'th-TH', 'fa-IR', 'zh-CN', 'hi-IN'])(
    'stays readable in locale %s',
    async (locale) => {
      const text = await textOf(invoice({ locale, currency: 'JPY' }));
      expect(text.join('')).not.toContain('?');
      expect(text.join('')).toContain('2026');
    },
  );

  it('writes currencies without or with three decimals as they are', async () => {
    const yen = await textOf(invoice({ currency: 'JPY', total: '1427000' }));
    expect(after(yen, 'Total')).toBe('JP¥1,427,000');
    const dinar = await textOf(invoice({ currency: 'KWD', total: '12.345' }));
    expect(after(dinar, 'Total')).toBe('KWD 12.345');
  });

  it('takes long, unbroken, empty and odd text', async () => {
    const seller = { ...invoice().seller, name: 'Abernathy, Bartholomew & Company <Holdings> '.repeat(6) };
    const text = await textOf(
      invoice({
        seller: { ...seller, taxId: null, email: null, phone: null, bankName: null, iban: null, bic: null },
        buyer: { name: '株式会社 '.repeat(30), addressLines: [], taxId: null, email: null },
        periodFrom: null,
        periodTo: null,
        reference: null,
        paymentTermsDays: 0,
        note: `\u0000\u202E🚀\uD800 ${'note '.repeat(2000)}`,
        lines: [
          { ...line(1), description: 'x'.repeat(2000) },
          { ...line(2), description: '' },
          { ...line(3), description: 'a\nb\r\nc', amount: '-999999999999999.99' },
        ],
      }),
    );
    expect(text.join('').match(/x/g)?.length).toBeGreaterThanOrEqual(2000);
    expect(text).toEqual(expect.arrayContaining(['a', 'b', 'c', '-999,999,999,999,999.99']));
    expect(text).toContain('Please pay €549.73 on receipt.');
  });
});
