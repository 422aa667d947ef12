import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { Database } from '../../platform/persistence/database.js';
import { SEAL_JOB, type SealTask } from './seal-task.js';
import { type From, SignatureLog, whoIs } from './signature-log.js';
import { SignatureRequest, Signer } from './signature.entity.js';
import { signatureLifecycle, signerLifecycle } from './signature.lifecycle.js';
import { SigningMails } from './signing-mails.js';

/** Takes a request from signer to signer. The caller holds its row. */
@Injectable()
export class SignatureProgress {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
    private readonly log: SignatureLog,
    private readonly mails: SigningMails,
  ) {}

  /** Keeps a signature and goes on: to who is next, or to the seal. @throws 409 unless it is their turn */
  async sign(
    ctx: RequestContext,
    request: SignatureRequest,
    signer: Signer,
    signature: string,
    from: From,
  ): Promise<void> {
    signerLifecycle.move({ status: signer.status }, 'signed');
    const signed = { status: 'signed', signedAt: new Date(), signature, codeHash: null } as const;
    await this.database.repo(ctx, Signer).update(signer.id, signed);
    await this.log.add(ctx, request, { deed: 'signed', who: whoIs(signer), from, note: signature });
    await this.audit.record(ctx, {
      ...{ action: 'signature_request.signed', objectType: 'signature_request', objectId: request.id },
      ...{ objectLabel: request.title, after: { signer: signer.name, email: signer.email } },
    });
    await this.goOn(ctx, request);
  }

  /** Invites those of the next step once nobody of this one is waited for; after the last, the file is sealed. */
  async goOn(ctx: RequestContext, request: SignatureRequest): Promise<void> {
    const all = await this.database.repo(ctx, Signer).find({ requestId: request.id }, 'position');
    if (all.some(({ status }) => status === 'invited')) return;
    const waiting = all.filter(({ status }) => status === 'waiting');
    const step = Math.min(...waiting.map((signer) => signer.step));
    for (const next of waiting)
      if (next.step === step) await this.mails.invite(ctx, request, next, 'invited');
    if (waiting.length) return;
    signatureLifecycle.move({ status: request.status }, 'signed');
    const over = { status: 'signed', endedAt: new Date() } as const;
    Object.assign(request, await this.database.repo(ctx, SignatureRequest).update(request.id, over));
    await this.jobs.enqueue<SealTask>(ctx, SEAL_JOB, { firmId: ctx.firmId, requestId: request.id });
  }
}
