import { Injectable } from '@nestjs/common';
import { addDays, instantOf, today } from '#libs/calendar';
import type { SignatureStatus, SignatureSubject } from '#libs/contracts';
import { chainStart, sha256 } from '#libs/seal';
import { Audit } from '../../platform/audit/audit.js';
import { ownMembershipId, type RequestContext } from '../../platform/context/request-context.js';
import { notFound, staleVersion } from '../../platform/errors/domain-error.js';
import { Files } from '../../platform/files/files.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';
import { isSealable } from '../../platform/pdf/append-pages.js';
import { Database } from '../../platform/persistence/database.js';
import type {
  NewSignerDto,
  SendForSignatureDto,
  SignatureEventDto,
  SignatureRequestDto,
  SignerDto,
} from './dto/signature-request.dto.js';
import { SignatureEnd } from './signature-end.js';
import { SignatureLog } from './signature-log.js';
import { SignatureProgress } from './signature-progress.js';
import { SignatureRequest, Signer } from './signature.entity.js';
import { EVENTS, REQUEST, REQUESTS_OF, SIGNERS } from './signature.queries.js';
import {
  expiryPassed,
  noClientSigner,
  nobodyToRemind,
  notSealable,
  outAlready,
  remindedJustNow,
  signerTwice,
} from './signing.errors.js';
import { SigningMails } from './signing-mails.js';
import { assertReads, SigningSubjects } from './signing-subjects.js';

export const CONSENT =
  'I have read this document and agree to sign it electronically. My name as I type it, together with the code that was sent to my e-mail address, is my signature and binds me as one on paper does.';

const HOUR_MS = 3_600_000;
const MOST_DAYS = 365;

/** The document that is sent, and what it belongs to. */
export interface SignedSubject {
  type: SignatureSubject;
  id: string;
  title: string;
  /** Null for somebody who is a prospect yet. */
  clientId: string | null;
  /** A PDF of that client, or of nobody. */
  fileId: string;
}

/** The firm's side of a signing. */
@Injectable()
export class SignatureRequests {
  constructor(
    private readonly database: Database,
    private readonly files: Files,
    private readonly audit: Audit,
    private readonly log: SignatureLog,
    private readonly progress: SignatureProgress,
    private readonly end: SignatureEnd,
    private readonly mails: SigningMails,
    private readonly subjects: SigningSubjects,
  ) {}

  /**
   * Sends a document to be signed and invites the first signers. The caller holds the subject's row.
   * @throws 409 when it is out already or its PDF cannot be sealed, 422
   */
  async send(
    ctx: RequestContext,
    subject: SignedSubject,
    { signers, expiresOn, message = '', consent = CONSENT }: SendForSignatureDto,
  ): Promise<SignatureRequestDto> {
    checkSigners(signers);
    const day = today(ctx.firm.timeZone);
    if (expiresOn < day || expiresOn > addDays(day, MOST_DAYS)) throw expiryPassed();
    const { type: subjectType, id: subjectId, title, clientId, fileId } = subject;
    const requests = this.database.repo(ctx, SignatureRequest);
    if (await this.isOut(ctx, subjectType, subjectId)) throw outAlready();
    const { file, content } = await this.files.read(ctx, fileId);
    if (!(await isSealable(content))) throw notSealable();
    const consentSha256 = await sha256(consent);
    const request = await requests.insert({
      ...{ subjectType, subjectId, title, clientId, fileId, message, consent, consentSha256 },
      sentSha256: file.sha256,
      expiresAt: instantOf(addDays(expiresOn, 1), '00:00', ctx.firm.timeZone),
      sentBy: ownMembershipId(ctx),
      eventHead: '',
    });
    request.eventHead = await chainStart(request.id, file.sha256, consentSha256);
    const people = signers.map((signer, at) => ({
      ...{ side: signer.side, name: signer.name, email: signer.email, step: signer.step },
      requestId: request.id,
      clientId,
      position: at + 1,
    }));
    await this.database.repo(ctx, Signer).insertMany(people);
    await this.log.add(ctx, request, {
      deed: 'sent',
      who: ctx.actor.name,
      from: { address: ctx.ip ?? '', agent: '' },
    });
    await this.progress.goOn(ctx, request);
    await this.record(ctx, 'sent', request);
    return this.get(ctx, request.id);
  }

  /** All of a document, the latest first. @throws 403 for who may not read such documents */
  async list(ctx: RequestContext, type: SignatureSubject, subjectId: string): Promise<SignatureRequestDto[]> {
    assertReads(ctx, type);
    const found = await this.database.query<{ id: string }>(ctx, REQUESTS_OF, [ctx.firmId, type, subjectId]);
    return Promise.all(found.map(({ id }) => this.get(ctx, id)));
  }

  /** @throws 403 for who may not read such documents, 404 */
  async get(ctx: RequestContext, id: string): Promise<SignatureRequestDto> {
    const key = [ctx.firmId, id];
    const [request, signers, events] = await Promise.all([
      this.database.one<Omit<SignatureRequestDto, 'signers' | 'events'>>(ctx, REQUEST, key),
      this.database.query<SignerDto>(ctx, SIGNERS, key),
      this.database.query<SignatureEventDto>(ctx, EVENTS, key),
    ]);
    if (!request) throw notFound('signature request');
    assertReads(ctx, request.subjectType);
    return { ...request, signers, events };
  }

  /** Whether a file was ever sent to be signed, so that it stays as evidence. */
  holds(ctx: RequestContext, fileId: string): Promise<boolean> {
    return this.database.repo(ctx, SignatureRequest).exists({ fileId });
  }

  /** Whether signatures of a document are waited for, or its sealed file. */
  isOut(ctx: RequestContext, subjectType: SignatureSubject, subjectId: string): Promise<boolean> {
    const out = { subjectType, subjectId, status: ['open', 'signed'] as SignatureStatus[] };
    return this.database.repo(ctx, SignatureRequest).exists(out);
  }

  /** Whether a document was ever sent to be signed. */
  wasSent(ctx: RequestContext, subjectType: SignatureSubject, subjectId: string): Promise<boolean> {
    return this.database.repo(ctx, SignatureRequest).exists({ subjectType, subjectId });
  }

  /** Requests of a prospect's document are its client's once there is one, so that its portal shows them. Answers their files. */
  async giveTo(
    ctx: RequestContext,
    subjectType: SignatureSubject,
    subjectId: string,
    clientId: string,
  ): Promise<string[]> {
    const given = await this.database
      .repo(ctx, SignatureRequest)
      .updateWhere({ subjectType, subjectId, clientId: null }, { clientId });
    for (const { id: requestId } of given)
      await this.database.repo(ctx, Signer).updateWhere({ requestId }, { clientId });
    return given.flatMap(({ fileId, signedFileId }) => (signedFileId ? [fileId, signedFileId] : [fileId]));
  }

  /** Fresh links to those whose turn it is. @throws 404, 409 unless open, and within an hour of the last time */
  async remind(ctx: RequestContext, id: string): Promise<SignatureRequestDto> {
    const request = await this.lock(ctx, id);
    if (request.status !== 'open') throw nobodyToRemind(request.status);
    const last = request.remindedAt ?? request.createdAt;
    if (last.getTime() + HOUR_MS > Date.now()) throw remindedJustNow();
    const now = { remindedAt: new Date() };
    Object.assign(request, await this.database.repo(ctx, SignatureRequest).update(id, now));
    const invited = await this.database
      .repo(ctx, Signer)
      .find({ requestId: id, status: 'invited' }, 'position');
    for (const signer of invited) await this.mails.invite(ctx, request, signer, 'reminded');
    await this.record(ctx, 'reminded', request);
    return this.get(ctx, id);
  }

  /** Takes the document back. @throws 404, 409 unless open, 412 */
  async void(ctx: RequestContext, id: string, version: number, reason: string): Promise<SignatureRequestDto> {
    const request = await this.lock(ctx, id);
    if (request.status === 'open' && request.version !== version) throw staleVersion();
    const from = { address: ctx.ip ?? '', agent: '' };
    await this.log.add(ctx, request, { deed: 'voided', who: ctx.actor.name, from, note: reason });
    await this.end.end(ctx, request, { status: 'voided', reason, declined: null }, null);
    return this.get(ctx, id);
  }

  /** Its time is over. */
  async expire(ctx: RequestContext, id: string): Promise<void> {
    const request = await this.lock(ctx, id);
    if (request.status !== 'open') return;
    await this.log.add(ctx, request, { deed: 'expired', who: ctx.actor.name });
    const outcome = { status: 'expired', reason: '', declined: null } as const;
    await this.end.end(ctx, request, outcome, `Nobody signed ${request.title} in time.`);
  }

  /** The sealed PDF; the download is recorded. @throws 403, 404 until all have signed */
  async signed(ctx: RequestContext, id: string): Promise<{ file: StoredFile; content: Buffer }> {
    const request = await this.database.repo(ctx, SignatureRequest).getOrFail(id);
    assertReads(ctx, request.subjectType);
    await this.subjects.of(request.subjectType).assertPaperRead?.(ctx, request.subjectId);
    if (!request.signedFileId) throw notFound('signed document');
    const stored = await this.files.read(ctx, request.signedFileId);
    await this.record(ctx, 'downloaded', request);
    return stored;
  }

  private lock(ctx: RequestContext, id: string): Promise<SignatureRequest> {
    return this.database.repo(ctx, SignatureRequest).lockOrFail(id);
  }

  private record(ctx: RequestContext, deed: string, { id, title }: SignatureRequest): Promise<void> {
    const object = { objectType: 'signature_request', objectId: id, objectLabel: title };
    return this.audit.record(ctx, { action: `signature_request.${deed}`, ...object });
  }
}

/** @throws 422 */
function checkSigners(signers: readonly NewSignerDto[]): void {
  signers.forEach(({ email }, at) => {
    if (signers.slice(0, at).some((other) => other.email === email)) throw signerTwice(at, email);
  });
  if (!signers.some(({ side }) => side === 'client')) throw noClientSigner();
}
