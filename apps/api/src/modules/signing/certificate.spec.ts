import { pdfPages } from '../../../../../test/support/pdf-text.js';
import { renderCertificate } from './certificate.js';

it('a certificate says who signed what, when, from where, and all that happened, over as many pages as it takes', async () => {
  const hash = 'ab'.repeat(32);
  const event = {
    at: '2026-11-21T10:15:00.000Z',
    deed: 'code_sent',
    who: 'Ada <ada@acme.example>',
    note: '',
  };
  const events = Array.from({ length: 60 }, (_, at) => ({
    ...{ ...event, position: at + 1, address: '203.0.113.7', agent: 'A browser/1.0', hash },
  }));
  const pages = pdfPages(
    await renderCertificate({
      ...{ firm: 'Alder & Finch', title: 'C-2026-0001 Frame', requestId: 'r-1', consent: 'I agree.', events },
      ...{ sentSha256: 'cd'.repeat(32), sentAt: new Date('2026-11-20T09:00:00Z') },
      signers: [
        {
          ...{ side: 'client', name: 'Ada Lovelace', email: 'ada@acme.example', signature: 'A. Lovelace' },
          ...{ signedAt: new Date('2026-11-21T10:16:05Z'), address: '203.0.113.7', agent: 'A browser/1.0' },
        },
      ],
      ...{
        publicKey: 'ef'.repeat(32),
        keyAddress: 'https://votra.example/keys',
        verifier: 'https://votra.example/verify.html',
      },
    }),
  );
  expect(pages.length).toBeGreaterThan(1);
  const text = pages.join(' ').replace(/\s+/g, ' ');
  for (const said of [
    ...['C-2026-0001 Frame', '2026-11-20 09:00:00 UTC', 'cd'.repeat(32), 'I agree.', 'A. Lovelace'],
    ...[
      '2026-11-21 10:16:05 UTC',
      '203.0.113.7',
      'A browser/1.0',
      hash,
      'ef'.repeat(32),
      `${pages.length} of`,
    ],
  ])
    expect(text).toContain(said);
  expect(text.match(new RegExp(hash, 'g'))).toHaveLength(60);
});
