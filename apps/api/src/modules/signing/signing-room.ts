import { Injectable } from '@nestjs/common';
import { hashOf } from '../../platform/access/secrets.js';
import { Contexts } from '../../platform/context/contexts.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import type { DomainError } from '../../platform/errors/domain-error.js';
import { Files } from '../../platform/files/files.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';
import { Database } from '../../platform/persistence/database.js';
import { firmOfToken } from '../../platform/access/firm-token.js';
import type { Caller } from '../identity/index.js';
import type { SignDto, SigningDto } from './dto/signing.dto.js';
import { SignatureEnd } from './signature-end.js';
import { type From, SignatureLog, whoIs } from './signature-log.js';
import { SignatureProgress } from './signature-progress.js';
import { SignatureRequest, Signer } from './signature.entity.js';
import { SIGNER_OF_CLIENT, SIGNER_OF_LINK } from './signature.queries.js';
import { signerLifecycle } from './signature.lifecycle.js';
import { alreadySigned, linkGone, notYourTurn, otherConsent, requestOver, unread } from './signing.errors.js';
import { lastDay } from './signing-mails.js';
import { SigningCodes } from './signing-codes.js';

/** What shows who comes: a mailed link, or a client's login together with its address. */
export type Door = { token: string } | { firmId: string; clientId: string; signerId: string; email: string };

type Found = Pick<Signer, 'id' | 'requestId'>;
type Work<T> = (ctx: RequestContext, request: SignatureRequest, signer: Signer, from: From) => Promise<T>;

/**
 * What a signer sees and does, of this one document and nothing else. Each deed is a transaction that holds the
 * request's row, so two of them never happen at once.
 */
@Injectable()
export class SigningRoom {
  constructor(
    private readonly contexts: Contexts,
    private readonly database: Database,
    private readonly files: Files,
    private readonly log: SignatureLog,
    private readonly codes: SigningCodes,
    private readonly end: SignatureEnd,
    private readonly progress: SignatureProgress,
  ) {}

  /** @throws 404 for a link that does not hold */
  look(door: Door, caller: Caller): Promise<SigningDto> {
    return this.enter(door, caller, async (ctx, request, signer, from) => {
      if (!signer.openedAt && request.status === 'open') {
        await this.signers(ctx).update(signer.id, { openedAt: new Date() });
        await this.log.add(ctx, request, { deed: 'opened', who: whoIs(signer), from });
      }
      return this.shown(ctx, request, signer);
    });
  }

  /** The PDF: as sent, and once all have signed as signed. @throws 404 */
  document(door: Door, caller: Caller): Promise<{ file: StoredFile; content: Buffer }> {
    return this.enter(door, caller, async (ctx, request, signer, from) => {
      if (!signer.readAt && request.status === 'open') {
        await this.signers(ctx).update(signer.id, { readAt: new Date() });
        await this.log.add(ctx, request, { deed: 'read', who: whoIs(signer), from });
      }
      return this.files.read(ctx, request.signedFileId ?? request.fileId);
    });
  }

  /** Mails a code to the signer's address. @throws 404, 409 unless it is their turn, 429 */
  sendCode(door: Door, caller: Caller): Promise<void> {
    return this.enter(door, caller, (ctx, request, signer, from) => {
      mustBeTurn(request, signer);
      return this.codes.send(ctx, request, signer, from);
    });
  }

  /** @throws 404, 409 unless it is their turn and they read it, 422 for a wrong code or another consent */
  async sign(door: Door, caller: Caller, { name, code, consentSha256 }: SignDto): Promise<SigningDto> {
    let refusal: DomainError | undefined;
    const shown = await this.enter(door, caller, async (ctx, request, signer, from) => {
      mustBeTurn(request, signer);
      if (!signer.readAt) throw unread();
      if (consentSha256 !== request.consentSha256) throw otherConsent();
      refusal = await this.codes.refusal(ctx, request, signer, code, from);
      if (!refusal) await this.progress.sign(ctx, request, signer, name, from);
      return this.shown(ctx, request, await this.signers(ctx).getOrFail(signer.id));
    });
    // only now, for the wrong guess is to be kept
    if (refusal) throw refusal;
    return shown;
  }

  /** Nobody signs any more. @throws 404, 409 unless it is their turn */
  decline(door: Door, caller: Caller, reason: string): Promise<SigningDto> {
    return this.enter(door, caller, async (ctx, request, signer, from) => {
      mustBeTurn(request, signer);
      signerLifecycle.move({ status: signer.status }, 'declined');
      const after = await this.signers(ctx).update(signer.id, { status: 'declined', codeHash: null });
      await this.log.add(ctx, request, { deed: 'declined', who: whoIs(signer), from, note: reason });
      const declined = { name: signer.name, email: signer.email, ...from };
      const outcome = { status: 'declined', reason, declined } as const;
      await this.end.end(ctx, request, outcome, `${signer.name} declined to sign: ${reason}`);
      return this.shown(ctx, request, after);
    });
  }

  private async shown(ctx: RequestContext, request: SignatureRequest, me: Signer): Promise<SigningDto> {
    const all = await this.signers(ctx).find({ requestId: request.id }, 'position');
    const { title, message, status, consent, consentSha256, sentSha256 } = request;
    return {
      firmName: ctx.firm.name,
      ...{ title, message, consent, consentSha256, sentSha256 },
      expiresOn: lastDay(ctx, request),
      status: status === 'open' && hasExpired(request) ? 'expired' : status,
      me: { name: me.name, email: me.email, status: me.status, hasRead: me.readAt !== null },
      signers: all.map((signer) => ({
        ...{ name: signer.name, side: signer.side, step: signer.step },
        ...{ status: signer.status, signedAt: signer.signedAt },
      })),
    };
  }

  private async enter<T>(door: Door, caller: Caller, work: Work<T>): Promise<T> {
    const firmId = 'token' in door ? firmOfToken(door.token) : door.firmId;
    const found = firmId && (await this.find(firmId, door));
    if (!found) throw linkGone();
    const { ip, requestId, userAgent: agent } = caller;
    return this.contexts.forFirm(firmId, 'E-signature', async (system) => {
      const request = await this.database.repo(system, SignatureRequest).lockOrFail(found.requestId);
      const signer = await this.signers(system).getOrFail(found.id);
      // a reminder may have replaced the link meanwhile
      if ('token' in door && signer.tokenHash !== hashOf(door.token)) throw linkGone();
      const actor = { type: 'system', name: `${signer.name} (signer)` } as const;
      return work({ ...system, actor, ip, requestId }, request, signer, { address: ip, agent });
    });
  }

  /** Whose door it is; undefined for nobody's, and in firms that are shut. */
  private find(firmId: string, door: Door): Promise<Found | undefined> {
    return this.database.transaction({ firmId }, async (tx) => {
      const { rows } =
        'token' in door
          ? await tx.run<Found>(SIGNER_OF_LINK, [firmId, hashOf(door.token)])
          : await tx.run<Found>(SIGNER_OF_CLIENT, [firmId, door.signerId, door.clientId, door.email]);
      return rows[0];
    });
  }

  private signers(ctx: RequestContext) {
    return this.database.repo(ctx, Signer);
  }
}

const hasExpired = ({ expiresAt }: SignatureRequest): boolean => expiresAt.getTime() <= Date.now();

function mustBeTurn(request: SignatureRequest, signer: Signer): void {
  if (signer.status === 'signed') throw alreadySigned();
  if (request.status !== 'open') throw requestOver(request.status);
  if (hasExpired(request)) throw requestOver('expired');
  if (signer.status === 'waiting') throw notYourTurn();
}
