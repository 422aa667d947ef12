import { Injectable } from '@nestjs/common';
import { addDays, today } from '#libs/calendar';
import { LIMITS } from '#libs/contracts';
import { Contexts } from '../../platform/context/contexts.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { AccountMails } from '../../platform/mail/account-mails.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { Database } from '../../platform/persistence/database.js';
import { Proposal } from './proposal.entity.js';
import { proposalLifecycle } from './proposal.lifecycle.js';
import { ProposalsService } from './proposals.service.js';

/** Every hour, since days end at another time in each firm's zone. */
const HOURLY = '7 * * * *';
const EXPIRE = 'proposals-expire';
const FIRMS = `SELECT id FROM firms WHERE status = 'active'`;
/** Open ones whose last day is before $2, or of which nobody was reminded and it comes by $3; not while they are being signed. */
const ENDING = `SELECT p.id, m.name AS "ownerName", coalesce(m.email, u.email) AS "ownerEmail"
  FROM proposals p JOIN memberships m ON m.firm_id = p.firm_id AND m.id = p.owner_id
  LEFT JOIN users u ON u.id = m.user_id
  WHERE p.firm_id = $1 AND p.status = 'sent' AND p.signing_keys IS NULL AND (p.valid_until < $2 OR (p.valid_until <= $3 AND p.reminded_at IS NULL))
  ORDER BY p.id FOR UPDATE OF p SKIP LOCKED`;

interface Ending {
  id: string;
  ownerName: string;
  ownerEmail: string | null;
}

/** Ends proposals whose last day is over, and reminds their owners before. */
@Injectable()
export class ProposalExpiry {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly proposals: ProposalsService,
    private readonly mailer: Mailer,
    private readonly mails: AccountMails,
    private readonly jobs: Jobs,
  ) {
    jobs.every(HOURLY, EXPIRE, () => this.run());
  }

  run(): Promise<void> {
    return this.jobs.eachFirm(EXPIRE, FIRMS, (firmId) =>
      this.contexts.forFirm(firmId, 'Expiry of proposals', (ctx) => this.ofFirm(ctx)),
    );
  }

  private async ofFirm(ctx: RequestContext): Promise<void> {
    const day = today(ctx.firm.timeZone);
    const soon = addDays(day, LIMITS.proposalReminderDays);
    const values = [ctx.firmId, day, soon];
    for (const ending of await this.database.query<Ending & Record<string, unknown>>(ctx, ENDING, values)) {
      const proposal = await this.database.repo(ctx, Proposal).getOrFail(ending.id);
      if (proposal.validUntil < day) await this.expire(ctx, proposal, ending);
      else await this.remind(ctx, proposal, ending);
    }
  }

  private async expire(ctx: RequestContext, before: Proposal, owner: Ending): Promise<void> {
    proposalLifecycle.move({ status: before.status }, 'expired');
    const after = await this.database.repo(ctx, Proposal).update(before.id, { status: 'expired' });
    await this.proposals.record(ctx, 'expired', after, before, after);
    await this.tell(ctx, owner, after, 'has expired without an answer. A new version offers it again.');
  }

  private async remind(ctx: RequestContext, proposal: Proposal, owner: Ending): Promise<void> {
    await this.database.repo(ctx, Proposal).update(proposal.id, { remindedAt: new Date() });
    await this.tell(ctx, owner, proposal, `waits for an answer until ${proposal.validUntil}.`);
  }

  private async tell(
    ctx: RequestContext,
    owner: Ending,
    { id, number, title }: Proposal,
    words: string,
  ): Promise<void> {
    if (!owner.ownerEmail) return;
    await this.mailer.send(ctx, {
      ...{ recipient: owner.ownerEmail, relatedType: 'proposal', relatedId: id },
      subject: `Proposal ${number}: ${title}`,
      body: `Hello ${owner.ownerName},\n\nproposal ${number} (${title}) ${words}\n\n${this.mails.page(`/proposals/${id}`)}\n`,
    });
  }
}
