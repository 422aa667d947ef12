import { Injectable } from '@nestjs/common';
import { Audit } from '../../../../platform/audit/audit.js';
import { Contexts } from '../../../../platform/context/contexts.js';
import { ownUserId, type RequestContext } from '../../../../platform/context/request-context.js';
import { DomainError, forbidden, wrongState } from '../../../../platform/errors/domain-error.js';
import { Jobs } from '../../../../platform/jobs/jobs.js';
import { type AccountMail, AccountMails } from '../../../../platform/mail/account-mails.js';
import { Database } from '../../../../platform/persistence/database.js';
import { Proof } from '../../auth/proof.js';
import type { CloseFirmDto, FirmClosingDto } from '../dto/firm-export.dto.js';
import { GRACE } from '../firms.queries.js';
import { FirmExports } from '../export/firm-exports.js';
import { type Admin, closedMail, closingMail, keptOpenMail } from './closing-mails.js';

const CLOSE = 'firms-close';
const NIGHT = '45 2 * * *';

const STATE = `SELECT closing_at AS "closingSince", closing_at + ${GRACE} AS "closesAt" FROM firms WHERE id = $1`;
const BEGIN = `UPDATE firms SET closing_at = now(), version = version + 1 WHERE id = $1 AND closing_at IS NULL`;
const UNDO = `UPDATE firms SET closing_at = NULL, version = version + 1 WHERE id = $1 AND closing_at IS NOT NULL`;
/** Everybody's but the admins'. */
const END_SESSIONS = `UPDATE sessions s SET revoked_at = now(), revoked_reason = 'the firm is closing'
  WHERE s.firm_id = $1 AND s.revoked_at IS NULL AND NOT EXISTS (SELECT FROM membership_roles r
    WHERE r.firm_id = s.firm_id AND r.membership_id = s.membership_id AND r.role = 'admin')`;
const WAITING = `SELECT 1 FROM firm_exports WHERE firm_id = $1 AND status = 'waiting'`;
const OVERDUE = `SELECT id FROM firms WHERE status = 'active' AND closing_at < now() - ${GRACE} ORDER BY id`;
const SHUT = `UPDATE firms SET status = 'closed' WHERE id = $1`;
const END_ALL = `UPDATE sessions SET revoked_at = now(), revoked_reason = 'the firm was closed'
  WHERE firm_id = $1 AND revoked_at IS NULL`;

const ADMINS = `SELECT m.name, u.email FROM membership_roles r
  JOIN memberships m ON m.firm_id = r.firm_id AND m.id = r.membership_id AND m.status = 'active'
  JOIN users u ON u.id = m.user_id WHERE r.firm_id = $1 AND r.role = 'admin' ORDER BY u.email`;

/** A firm's way out: everything as a file, a month in which an admin may think better of it, then nobody gets in. */
@Injectable()
export class FirmClosing {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly audit: Audit,
    private readonly proof: Proof,
    private readonly exports: FirmExports,
    private readonly mails: AccountMails,
    private readonly jobs: Jobs,
  ) {
    jobs.every(NIGHT, CLOSE, () => this.closeOverdue());
  }

  async state(ctx: RequestContext): Promise<FirmClosingDto> {
    return (await this.database.one<FirmClosingDto>(ctx, STATE, [ctx.firmId]))!;
  }

  /**
   * Everybody but the admins is signed out at once, and a file with everything is made. The request has no transaction
   * of its own, since the password takes its time. @throws 403 for others than admins, 409, 422 for another name or password
   */
  async close(ctx: RequestContext, { name, password, reason }: CloseFirmDto): Promise<FirmClosingDto> {
    assertAdmin(ctx);
    if (name !== ctx.firm.name)
      throw DomainError.field('name', 'NAME_DIFFERS', 'This is not what the firm is called.');
    await this.proof.byPassword(ownUserId(ctx), password, 'password');
    return this.contexts.resume(ctx, async (now) => {
      if (!(await now.tx.run(BEGIN, [ctx.firmId])).rowCount)
        throw wrongState('FIRM_CLOSING', 'The firm is closing already.');
      await this.database.query(now, END_SESSIONS, [ctx.firmId]);
      if (!(await this.database.one(now, WAITING, [ctx.firmId]))) await this.exports.request(now);
      await this.record(now, 'closing', reason);
      const state = await this.state(now);
      const facts = { closesAt: state.closesAt!, reason, page: this.mails.page('/settings/leaving') };
      await this.tellAdmins(now, (admin) => closingMail(admin, now, facts));
      return state;
    });
  }

  /** All is as before; people sign in again. @throws 403 for others than admins, 409 */
  async undo(ctx: RequestContext): Promise<FirmClosingDto> {
    assertAdmin(ctx);
    if (!(await ctx.tx.run(UNDO, [ctx.firmId])).rowCount)
      throw wrongState('FIRM_NOT_CLOSING', 'The firm is not closing.');
    await this.record(ctx, 'reopened');
    await this.tellAdmins(ctx, (admin) => keptOpenMail(admin, ctx));
    return this.state(ctx);
  }

  /** Every night: the month of some is over. */
  closeOverdue(): Promise<void> {
    return this.jobs.eachFirm(CLOSE, OVERDUE, (firmId) =>
      this.contexts.forFirm(firmId, 'Closing', async (ctx) => {
        await this.record(ctx, 'closed');
        await this.tellAdmins(ctx, (admin) => closedMail(admin, ctx));
        await this.database.query(ctx, END_ALL, [firmId]);
        await this.database.query(ctx, SHUT, [firmId]);
      }),
    );
  }

  /** By mail, whoever did it among them: it may not have been them. */
  private async tellAdmins(ctx: RequestContext, mailTo: (admin: Admin) => AccountMail): Promise<void> {
    for (const admin of await this.database.query<Admin>(ctx, ADMINS, [ctx.firmId]))
      await this.mails.send(ctx.tx, mailTo(admin));
  }

  private record(ctx: RequestContext, deed: string, reason: string | null = null): Promise<void> {
    const object = { objectType: 'firm', objectId: ctx.firmId, objectLabel: ctx.firm.name };
    return this.audit.record(ctx, { action: `firm.${deed}`, ...object, reason });
  }
}

function assertAdmin({ actor }: RequestContext): void {
  if (actor.type !== 'member' || !actor.roles.includes('admin'))
    throw forbidden('Only an admin of the firm can do this.');
}
