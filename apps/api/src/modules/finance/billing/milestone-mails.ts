import { Injectable } from '@nestjs/common';
import { formatMoney } from '#libs/money';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { AccountMails } from '../../../platform/mail/account-mails.js';
import { Mailer } from '../../../platform/mail/mailer.js';
import { Database } from '../../../platform/persistence/database.js';
import type { Milestone } from './milestone.entity.js';
import { APPROVERS, TOLD } from './milestones.queries.js';

interface Person extends Record<string, unknown> {
  name: string;
  email: string | null;
}

type Told = Pick<Milestone, 'id' | 'title' | 'amount' | 'clientId' | 'engagementId' | 'note'> &
  Pick<Milestone, 'silentOn' | 'acceptance' | 'answer' | 'answeredByName'> & {
    currency: string;
    engagementTitle: string;
    status: string;
    reachedBy: string | null;
  };

/** What is written about milestones: to the client's people who approve, and to whoever put one forward. */
@Injectable()
export class MilestoneMails {
  constructor(
    private readonly database: Database,
    private readonly mailer: Mailer,
    private readonly pages: AccountMails,
  ) {}

  /** Asks those of the client who may approve; the page asks them to sign in. */
  async ask(ctx: RequestContext, milestone: Told): Promise<void> {
    const { id, title, amount, currency, engagementTitle, note, silentOn } = milestone;
    const people = await this.database.query<Person>(ctx, APPROVERS, [ctx.firmId, milestone.clientId]);
    const sum = formatMoney(amount, currency, ctx.firm.locale);
    for (const { name, email } of people)
      await this.send(ctx, milestone, email, `${ctx.firm.name} asks you to accept: ${title}`, [
        `Dear ${name},`,
        `${ctx.firm.name} has reached “${title}” of ${engagementTitle}, which is ${sum} without tax.`,
        ...(note ? [note] : []),
        `Accept it, or say what is missing:\n${this.pages.page(`/portal/milestones/${id}`)}`,
        ...(silentOn ? [`Without an answer it counts as accepted on ${dateIn(ctx, silentOn)}.`] : []),
      ]);
  }

  /** Tells whoever put it forward what became of it. */
  async tell(ctx: RequestContext, milestone: Told): Promise<void> {
    const { title, status, acceptance, answer, answeredByName, engagementId, reachedBy } = milestone;
    const person =
      reachedBy === null ? undefined : await this.database.one<Person>(ctx, TOLD, [ctx.firmId, reachedBy]);
    const what =
      acceptance === 'passive'
        ? `Nobody objected to “${title}” in the days that were agreed: it counts as accepted.`
        : `${answeredByName} has ${status} “${title}”.`;
    await this.send(ctx, milestone, person?.email ?? null, `Milestone ${status}: ${title}`, [
      `Hello ${person?.name ?? ''},`,
      what,
      ...(answer ? [answer] : []),
      ...(status === 'accepted' ? ['It can be billed.'] : []),
      this.pages.page(`/engagements/${engagementId}`),
    ]);
  }

  private async send(
    ctx: RequestContext,
    { engagementId }: Told,
    recipient: string | null,
    subject: string,
    parts: string[],
  ): Promise<void> {
    const body = `${parts.join('\n\n')}\n`;
    const related = { relatedType: 'engagement', relatedId: engagementId };
    if (recipient) await this.mailer.send(ctx, { recipient, subject, body, ...related });
  }
}

const dateIn = ({ firm }: RequestContext, day: string): string =>
  new Intl.DateTimeFormat(firm.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
