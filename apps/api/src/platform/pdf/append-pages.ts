import type * as PdfLib from '@cantoo/pdf-lib';

let library: Promise<typeof PdfLib> | undefined;
// with the first document to be signed, so that the start does not pay for it
const load = (): Promise<typeof PdfLib> => (library ??= import('@cantoo/pdf-lib'));

/** Sets the pages of one PDF behind those of another, whose bytes stay as they are and come first. @throws Error for a damaged or locked one */
export async function appendPages(pdf: Uint8Array, pages: Uint8Array): Promise<Uint8Array> {
  const { PDFDocument } = await load();
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
  const more = await PDFDocument.load(pages);
  for (const page of await document.copyPages(more, more.getPageIndices())) document.addPage(page);
  const whole = await document.save({ updateFieldAppearances: false });
  if (Buffer.compare(whole.subarray(0, pdf.length), pdf) !== 0)
    throw new Error('The PDF was written anew instead of appended to.');
  return whole;
}

/** Whether pages can be set behind the PDF's own: it is whole, and no password locks it. */
export async function isSealable(pdf: Uint8Array): Promise<boolean> {
  const { PDFDocument } = await load();
  const blank = await PDFDocument.create();
  blank.addPage();
  try {
    await appendPages(pdf, await blank.save());
    return true;
  } catch {
    return false;
  }
}
