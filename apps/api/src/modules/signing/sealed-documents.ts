import { Injectable } from '@nestjs/common';
import { today } from '#libs/calendar';
import { Audit } from '../../platform/audit/audit.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Files } from '../../platform/files/files.js';
import { Database } from '../../platform/persistence/database.js';
import { SignatureLog } from './signature-log.js';
import { SignatureRequest } from './signature.entity.js';
import { signatureLifecycle } from './signature.lifecycle.js';
import { type SealingKey, SigningKeys } from './signing-keys.js';
import { SigningMails } from './signing-mails.js';
import { type SignedBy, SigningSubjects } from './signing-subjects.js';

/** What is written when a document is sealed. */
@Injectable()
export class SealedDocuments {
  constructor(
    private readonly database: Database,
    private readonly files: Files,
    private readonly audit: Audit,
    private readonly log: SignatureLog,
    private readonly keys: SigningKeys,
    private readonly subjects: SigningSubjects,
    private readonly mails: SigningMails,
  ) {}

  /** The last event, which the seal covers too, and the key. */
  async prepare(ctx: RequestContext, request: SignatureRequest): Promise<SealingKey> {
    await this.log.add(ctx, request, { deed: 'completed', who: ctx.actor.name });
    return this.keys.current(ctx);
  }

  /** Keeps the file, tells the document's module, and mails everybody their copy. */
  async keep(
    ctx: RequestContext,
    request: SignatureRequest,
    content: Buffer,
    signers: readonly SignedBy[],
  ): Promise<void> {
    const { name } = (await this.files.read(ctx, request.fileId)).file;
    const signed = { name: name.replace(/(\.pdf)?$/i, '-signed.pdf'), contentType: 'application/pdf' };
    const file = await this.files.store(ctx, content, { ...signed, clientId: request.clientId });
    signatureLifecycle.move({ status: request.status }, 'completed');
    const after = { status: 'completed', signedFileId: file.id, signedSha256: file.sha256 } as const;
    await this.database.repo(ctx, SignatureRequest).update(request.id, after);
    await this.audit.record(ctx, {
      ...{ action: 'signature_request.completed', objectType: 'signature_request', objectId: request.id },
      ...{ objectLabel: request.title, after: { signedSha256: file.sha256 } },
    });
    const on = today(ctx.firm.timeZone, request.endedAt!);
    const outcome = { fileId: file.id, on, signers };
    await this.subjects.of(request.subjectType).signed(ctx, request.subjectId, outcome);
    await this.mails.sendSigned(ctx, request, signers, file.id);
  }
}
