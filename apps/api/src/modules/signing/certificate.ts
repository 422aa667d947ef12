import type { SignerSide } from '#libs/contracts';
import type { ChainedEvent } from '#libs/seal';
import {
  flowText,
  type Pair,
  type Paragraph,
  pairsBlock,
  placeSideBySide,
} from '../../platform/pdf/blocks.js';
import { Sheet, type TextStyle } from '../../platform/pdf/sheet.js';

export interface CertificateSigner {
  side: SignerSide;
  name: string;
  email: string;
  signature: string;
  signedAt: Date;
  address: string;
  agent: string;
}

/** What a certificate prints. */
export interface Certificate {
  firm: string;
  title: string;
  requestId: string;
  sentSha256: string;
  sentAt: Date;
  consent: string;
  signers: readonly CertificateSigner[];
  events: readonly ChainedEvent[];
  publicKey: string;
  /** Where the key is served. */
  keyAddress: string;
  /** Where the verifier is. */
  verifier: string;
}

const INK = '#1b1c1f';
const QUIET = '#5b5f66';
const LINE = '#c9ccd1';
const STYLE = {
  title: { size: 18, weight: 600, color: INK },
  heading: { size: 11, weight: 600, color: INK },
  body: { size: 9, weight: 400, color: INK },
  label: { size: 9, weight: 400, color: QUIET },
  name: { size: 10, weight: 600, color: INK },
  small: { size: 7, weight: 400, color: QUIET },
} as const satisfies Record<string, TextStyle>;

const SIDES: Record<SignerSide, string> = { firm: 'For the firm', client: 'For the client' };
const SEAL_NOTE =
  'This file ends with a seal: the SHA-256 of the document as sent and of the whole file as signed, all that stands on these pages, and a signature over it by the key below. Whether the file was altered since can be checked with the verifier, which is one page that needs no network.';

/** The pages behind a signed document: who signed, when, from where, and all that happened. Times are UTC. */
export function renderCertificate(certificate: Certificate): Promise<Buffer> {
  const { title, firm, signers, events, consent } = certificate;
  const sheet = new Sheet({
    title: `Certificate of ${title}`,
    author: firm,
    date: certificate.sentAt.toISOString().slice(0, 10),
    language: 'en',
    footer: (page, number, pages) => {
      page.text(`Certificate ${certificate.requestId}`, page.left, page.bottom + 24, STYLE.small);
      page.text(`${number} of ${pages}`, page.right, page.bottom + 24, STYLE.small, 'right');
    },
  });
  flowText(sheet, sheet.width, [
    { text: 'Certificate of signatures', style: STYLE.title },
    { text: title, style: STYLE.name, gap: 4 },
  ]);
  facts(sheet, [
    ['Sent by', firm],
    ['Sent at', utc(certificate.sentAt)],
    ['SHA-256 as sent', certificate.sentSha256],
  ]);
  heading(sheet, 'Agreed to by each signer');
  flowText(sheet, sheet.width, [{ text: consent, style: STYLE.body }]);
  heading(sheet, 'Signatures');
  for (const signer of signers) drawSigner(sheet, signer);
  heading(sheet, 'Events, each hashed with the one before');
  for (const event of events) flowText(sheet, sheet.width, linesOf(event));
  heading(sheet, 'Seal');
  flowText(sheet, sheet.width, [{ text: SEAL_NOTE, style: STYLE.body }]);
  facts(sheet, [
    ['Public key (Ed25519)', certificate.publicKey],
    ['Keys of the firm', certificate.keyAddress],
    ['Verifier', certificate.verifier],
  ]);
  return sheet.finish();
}

function heading(sheet: Sheet, text: string): void {
  sheet.y += 16;
  sheet.ensure(60);
  sheet.rule(sheet.left, sheet.right, sheet.y, LINE);
  sheet.y += 8;
  flowText(sheet, sheet.width, [{ text, style: STYLE.heading }]);
  sheet.y += 4;
}

function facts(sheet: Sheet, rows: readonly (readonly [string, string])[]): void {
  const pairs = rows.map(([label, value]): Pair => ({
    label,
    value,
    labelStyle: STYLE.label,
    valueStyle: STYLE.body,
    padding: 1.5,
  }));
  sheet.y += 6;
  placeSideBySide(sheet, { x: sheet.left, block: pairsBlock(sheet, sheet.width, pairs) });
}

function drawSigner(sheet: Sheet, signer: CertificateSigner): void {
  const { side, name, email, signature, signedAt, address, agent } = signer;
  sheet.ensure(90);
  sheet.y += 4;
  flowText(sheet, sheet.width, [{ text: name, style: STYLE.name }]);
  facts(sheet, [
    [SIDES[side], email],
    ['Signed as', signature],
    ['Signed at', utc(signedAt)],
    ['From', address],
    ['With', agent || '–'],
  ]);
}

function linesOf({ position, at, deed, who, address, note, hash }: ChainedEvent): Paragraph[] {
  const what = [
    `${position}.`,
    at,
    deed.replaceAll('_', ' '),
    '·',
    who,
    ...(note ? ['·', note] : []),
    ...(address ? ['·', address] : []),
  ];
  return [
    { text: what.join(' '), style: STYLE.body, gap: 3 },
    { text: hash, style: STYLE.small },
  ];
}

const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
