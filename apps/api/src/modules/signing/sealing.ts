import { Injectable } from '@nestjs/common';
import { type ChainedEvent, type Manifest, sealOf, sha256 } from '#libs/seal';
import { Contexts } from '../../platform/context/contexts.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Files } from '../../platform/files/files.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { AccountMails } from '../../platform/mail/account-mails.js';
import { appendPages } from '../../platform/pdf/append-pages.js';
import { Database } from '../../platform/persistence/database.js';
import { renderCertificate } from './certificate.js';
import { SealedDocuments } from './sealed-documents.js';
import { SEAL_JOB, type SealTask } from './seal-task.js';
import { whoIs } from './signature-log.js';
import { SignatureEvent, SignatureRequest, Signer } from './signature.entity.js';
import type { SealingKey } from './signing-keys.js';
import type { SignedBy } from './signing-subjects.js';

/** Makes the file that all signed: the PDF as sent, the certificate behind it, and the seal at the end. */
@Injectable()
export class Sealing {
  private readonly pages: Pick<AccountMails, 'page'>;

  constructor(
    jobs: Jobs,
    pages: AccountMails,
    private readonly contexts: Contexts,
    private readonly database: Database,
    private readonly files: Files,
    private readonly made: SealedDocuments,
  ) {
    this.pages = pages;
    jobs.handle<SealTask>(SEAL_JOB, (task) => this.seal(task));
  }

  /** Once, however often the job comes. */
  private seal({ firmId, requestId }: SealTask): Promise<void> {
    return this.contexts.forFirm(firmId, 'E-signature', async (ctx) => {
      const request = await this.database.repo(ctx, SignatureRequest).lockOrFail(requestId);
      if (request.status !== 'signed') return;
      const key = await this.made.prepare(ctx, request);
      const sent = (await this.files.read(ctx, request.fileId)).content;
      const { content, signers } = await this.sealed(ctx, request, key, sent);
      await this.made.keep(ctx, request, content, signers);
    });
  }

  private async sealed(
    ctx: RequestContext,
    request: SignatureRequest,
    key: SealingKey,
    sent: Buffer,
  ): Promise<{ content: Buffer; signers: SignedBy[] }> {
    const requestId = request.id;
    const people = await this.database.repo(ctx, Signer).find({ requestId }, 'position');
    const rows = await this.database.repo(ctx, SignatureEvent).find({ requestId }, 'position');
    const events = rows.map(({ position, at, deed, who, address, agent, note, hash }): ChainedEvent => ({
      ...{ position, at: at.toISOString(), deed, who, address, agent, note, hash },
    }));
    const signers = people.map((person): SignedBy => {
      const { side, name, email, signature, signedAt } = person;
      return { side, name, email, signature, signedAt: signedAt!, ...whence(events, whoIs(person)) };
    });
    const { title, sentSha256, consent, consentSha256, eventHead, createdAt } = request;
    const certificate = await renderCertificate({
      ...{ firm: ctx.firm.name, title, requestId, sentSha256, sentAt: createdAt, consent, events },
      signers,
      publicKey: key.publicKey,
      keyAddress: this.pages.page(`/api/v1/signing-keys/${ctx.firmId}`),
      verifier: this.pages.page('/verify.html'),
    });
    const body = Uint8Array.from(await appendPages(sent, certificate));
    const manifest: Manifest = {
      ...{ v: 1, requestId, firm: ctx.firm.name, title },
      sent: { bytes: sent.length, sha256: sentSha256 },
      signed: { bytes: body.length, sha256: await sha256(body) },
      ...{ consent, consentSha256, events, head: eventHead, key: key.publicKey },
      signers: signers.map(({ side, name, email, signature, signedAt }) => ({
        ...{ side, name, email, signature, signedAt: signedAt.toISOString() },
      })),
      sealedAt: new Date().toISOString(),
    };
    const content = Buffer.concat([body, await sealOf(body, manifest, (line) => key.sign(line))]);
    return { content, signers };
  }
}

/** Where a signer signed from. */
function whence(events: readonly ChainedEvent[], signer: string): { address: string; agent: string } {
  const { address = '', agent = '' } =
    events.find(({ deed, who }) => deed === 'signed' && who === signer) ?? {};
  return { address, agent };
}
