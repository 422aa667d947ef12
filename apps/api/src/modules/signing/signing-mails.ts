import { Injectable } from '@nestjs/common';
import { localDateOf } from '#libs/calendar';
import { hashOf } from '../../platform/access/secrets.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { AccountMails } from '../../platform/mail/account-mails.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { Database } from '../../platform/persistence/database.js';
import { newFirmToken } from '../../platform/access/firm-token.js';
import { SignatureLog, whoIs } from './signature-log.js';
import { type SignatureRequest, Signer } from './signature.entity.js';

/** The mails of a signing. Those with a link or a code never stand in the outbox, where colleagues read. */
@Injectable()
export class SigningMails {
  constructor(
    private readonly database: Database,
    private readonly secrets: AccountMails,
    private readonly mailer: Mailer,
    private readonly log: SignatureLog,
  ) {}

  /** A link of one's own to the document, the first one or in place of the one before. */
  async invite(
    ctx: RequestContext,
    request: SignatureRequest,
    signer: Signer,
    deed: 'invited' | 'reminded',
  ): Promise<void> {
    const token = newFirmToken(ctx.firmId);
    const fresh = { tokenHash: hashOf(token), codesSent: 0, codeHash: null };
    const state = deed === 'invited' ? { status: deed, invitedAt: new Date() } : {};
    await this.database.repo(ctx, Signer).update(signer.id, { ...fresh, ...state });
    const until = dateIn(ctx, lastDay(ctx, request));
    await this.secrets.send(ctx.tx, {
      recipient: signer.email,
      subject: `${deed === 'reminded' ? 'Reminder: ' : ''}${ctx.firm.name} asks you to sign ${request.title}`,
      body: [
        `Dear ${signer.name},`,
        `${ctx.firm.name} asks you to sign ${request.title}.`,
        ...(request.message ? [request.message] : []),
        `Read it and sign it by ${until}:\n${this.secrets.link('/sign', token)}`,
        `This link is yours alone: do not pass it on. If you did not expect it, do nothing.\n`,
      ].join('\n\n'),
    });
    await this.log.add(ctx, request, { deed, who: whoIs(signer) });
  }

  /** The one-time code that shows that the signer reads the mail of their address. */
  sendCode(ctx: RequestContext, request: SignatureRequest, signer: Signer, code: string): Promise<void> {
    return this.secrets.send(ctx.tx, {
      recipient: signer.email,
      subject: `${code} is your code to sign ${request.title}`,
      body: `Your code to sign ${request.title} is ${code}.\n\nIt holds for 10 minutes. If you are not about to sign, do nothing and tell ${ctx.firm.name}.\n`,
    });
  }

  /** The sealed PDF, to everybody who signed. */
  async sendSigned(
    ctx: RequestContext,
    request: SignatureRequest,
    signers: readonly Pick<Signer, 'name' | 'email'>[],
    attachmentId: string,
  ): Promise<void> {
    for (const { name, email } of signers)
      await this.mailer.send(ctx, {
        recipient: email,
        subject: `Signed by all: ${request.title}`,
        body: `Dear ${name},\n\neverybody has signed ${request.title}. The document with its certificate is attached.\n\nWhether a copy was altered can be checked at any time, without us: ${this.secrets.page('/verify.html')}\n\n${ctx.firm.name}\n`,
        attachmentId,
        relatedType: request.subjectType,
        relatedId: request.subjectId,
      });
  }

  /** Tells who sent it that it came to nothing. */
  async tellSender(
    ctx: RequestContext,
    request: SignatureRequest,
    email: string,
    what: string,
  ): Promise<void> {
    await this.mailer.send(ctx, {
      recipient: email,
      subject: `Not signed: ${request.title}`,
      body: `${what}\n\nNobody can sign ${request.title} any more. Change it and send it again, or leave it.\n`,
      relatedType: request.subjectType,
      relatedId: request.subjectId,
    });
  }
}

/** The last day on which a request can be signed: it expires at the midnight after it. */
export const lastDay = ({ firm }: RequestContext, { expiresAt }: SignatureRequest): string =>
  localDateOf(new Date(expiresAt.getTime() - 1), firm.timeZone);

const dateIn = ({ firm }: RequestContext, day: string): string =>
  new Intl.DateTimeFormat(firm.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
