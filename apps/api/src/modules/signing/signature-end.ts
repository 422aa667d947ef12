import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Database } from '../../platform/persistence/database.js';
import { Membership } from '../identity/index.js';
import { SignatureRequest } from './signature.entity.js';
import { signatureLifecycle } from './signature.lifecycle.js';
import { SigningMails } from './signing-mails.js';
import { type EndedOutcome, SigningSubjects } from './signing-subjects.js';

/** Ends a request that will not be signed. The caller holds its row and has logged what happened. */
@Injectable()
export class SignatureEnd {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly subjects: SigningSubjects,
    private readonly mails: SigningMails,
  ) {}

  /** `told` goes to whoever sent it; null where they did it themselves. @throws 409 unless open */
  async end(
    ctx: RequestContext,
    request: SignatureRequest,
    outcome: EndedOutcome,
    told: string | null,
  ): Promise<void> {
    const { status, reason } = outcome;
    signatureLifecycle.move({ status: request.status }, status);
    const after = { status, endedAt: new Date(), endReason: reason };
    Object.assign(request, await this.database.repo(ctx, SignatureRequest).update(request.id, after));
    await this.audit.record(ctx, {
      ...{ action: `signature_request.${status}`, objectType: 'signature_request', objectId: request.id },
      ...{ objectLabel: request.title, reason: reason || null },
    });
    await this.subjects.of(request.subjectType).ended(ctx, request.subjectId, outcome);
    if (told === null) return;
    const { email } = await this.database.repo(ctx, Membership).getOrFail(request.sentBy);
    if (email) await this.mails.tellSender(ctx, request, email, told);
  }
}
