import { Injectable } from '@nestjs/common';
import { LIMITS, P } from '#libs/contracts';
import { Audit } from '../../platform/audit/audit.js';
import { Contexts } from '../../platform/context/contexts.js';
import { mustHave, type RequestContext } from '../../platform/context/request-context.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { Files } from '../../platform/files/files.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';
import { checkedPdf } from '../../platform/pdf/checked-pdf.js';
import { Database } from '../../platform/persistence/database.js';
import { SignatureRequests } from '../signing/index.js';
import { Contract } from './contract.entity.js';
import { sentBefore } from './contracts.errors.js';
import { ContractsService } from './contracts.service.js';
import type { ContractDto } from './dto/contract.dto.js';

/** The PDF of a contract. */
@Injectable()
export class ContractDocuments {
  constructor(
    private readonly contexts: Contexts,
    private readonly database: Database,
    private readonly files: Files,
    private readonly audit: Audit,
    private readonly contracts: ContractsService,
    private readonly requests: SignatureRequests,
  ) {}

  /**
   * Keeps the PDF with a draft, in place of the one before. `ctx` needs no transaction: there is one once the whole file
   * has arrived. @throws 404, 409 unless a draft, 412, 413, 422 unless a PDF
   */
  async upload(
    ctx: RequestContext,
    id: string,
    version: number,
    upload: { name: string; content: AsyncIterable<Buffer> },
  ): Promise<ContractDto> {
    const content = await checkedPdf(upload.content, LIMITS.documentBytes);
    return this.contexts.resume(ctx, (now) => {
      mustHave(now, P.ContractWrite);
      return this.keep(now, id, version, { name: upload.name, content });
    });
  }

  /** Keeps a PDF with a draft, in place of the one before. @throws 404, 409 unless a draft, 412 */
  async keep(
    ctx: RequestContext,
    id: string,
    version: number,
    { name, content }: { name: string; content: Buffer },
  ): Promise<ContractDto> {
    const before = await this.contracts.lockDraft(ctx, id, version);
    const facts = { name: pdfName(name), contentType: 'application/pdf', clientId: before.clientId };
    const { id: documentId } = await this.files.store(ctx, content, facts);
    const after = await this.database.repo(ctx, Contract).update(id, { documentId });
    await this.drop(ctx, before.documentId);
    await this.contracts.record(ctx, 'document_added', before, after);
    return this.contracts.get(ctx, id);
  }

  /** Deletes a draft that was never sent, with its PDF. @throws 404, 409 unless such a draft, 412 */
  async delete(ctx: RequestContext, id: string, version: number): Promise<void> {
    const { documentId } = await this.contracts.lockDraft(ctx, id, version);
    if (await this.requests.wasSent(ctx, 'contract', id)) throw sentBefore();
    await this.contracts.delete(ctx, id, version);
    await this.drop(ctx, documentId);
  }

  /** The PDF; the download is recorded. @throws 404 */
  async download(ctx: RequestContext, id: string): Promise<{ file: StoredFile; content: Buffer }> {
    const { documentId, number, title } = await this.database.repo(ctx, Contract).getOrFail(id);
    if (!documentId) throw notFound('document');
    const stored = await this.files.read(ctx, documentId);
    const object = { objectType: 'contract', objectId: id, objectLabel: `${number} ${title}` };
    await this.audit.record(ctx, { action: 'contract.downloaded', ...object });
    return stored;
  }

  /** A file that no contract has any more goes, unless it was sent to be signed. */
  private async drop(ctx: RequestContext, id: string | null): Promise<void> {
    if (id && !(await this.requests.holds(ctx, id))) await this.files.remove(ctx, id);
  }
}

/** The last part of what a browser says the file was called, ending as a PDF. */
function pdfName(name: string): string {
  const last = name
    .split(/[\\/]/)
    .at(-1)!
    .replace(/[\p{Cc}"]/gu, '')
    .trim()
    .slice(-LIMITS.nameLength);
  return /\.pdf$/i.test(last) ? last : `${last || 'document'}.pdf`;
}
