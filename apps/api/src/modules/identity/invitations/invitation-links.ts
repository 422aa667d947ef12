import { Injectable } from '@nestjs/common';
import { LIMITS } from '#libs/contracts';
import { newFirmToken } from '../../../platform/access/firm-token.js';
import { hashOf } from '../../../platform/access/secrets.js';
import { ownMembershipId, type RequestContext } from '../../../platform/context/request-context.js';
import { AccountMails } from '../../../platform/mail/account-mails.js';
import { Database } from '../../../platform/persistence/database.js';
import { Invitation } from './invitation.entity.js';
import { type Guest, revokeOpen } from './revoke-open.js';

const WEEK_MS = LIMITS.invitationDays * LIMITS.daySeconds * 1_000;

/** The links that let people in: one open at a time, for a week, mailed. */
@Injectable()
export class InvitationLinks {
  constructor(
    private readonly database: Database,
    private readonly mails: AccountMails,
  ) {}

  /**
   * Mails a link; the one from before dies. `to` goes on after "… invites you to". The caller holds the guest's row.
   * Answers the link where no mail server carries it, for members of the firm to hand over; else null.
   */
  async send(ctx: RequestContext, guest: Guest, recipient: string, to: string): Promise<string | null> {
    await revokeOpen(ctx, this.database, guest);
    const token = newFirmToken(ctx.firmId);
    const sentAt = new Date();
    const expiresAt = new Date(sentAt.getTime() + WEEK_MS);
    const keys = { ...guest, ...inviterOf(ctx), tokenHash: hashOf(token) };
    await this.database.repo(ctx, Invitation).insert({ ...keys, sentAt, expiresAt });
    const link = this.mails.link('/invitation', token);
    const { name } = ctx.actor;
    await this.mails.send(ctx.tx, {
      recipient,
      subject: `${name} invites you to ${ctx.firm.name}`,
      body: `${name} invites you to ${to}.\n\nOpen this link within ${LIMITS.invitationDays} days to accept; it works once:\n${link}\n\nIf you did not expect this, do nothing: nothing happens without the link.\n`,
    });
    return this.mails.delivers || ctx.actor.type === 'portal' ? null : link;
  }
}

const inviterOf = (ctx: RequestContext) =>
  ctx.actor.type === 'portal'
    ? { invitedByPortalUserId: ctx.actor.portalUserId }
    : { invitedBy: ownMembershipId(ctx) };
