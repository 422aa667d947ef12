import { Injectable } from '@nestjs/common';
import { Contexts } from '../../platform/context/contexts.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { AccountMails } from '../../platform/mail/account-mails.js';
import { Mailer } from '../../platform/mail/mailer.js';
import { Database } from '../../platform/persistence/database.js';
import { Contract } from './contract.entity.js';
import { ContractFlow } from './contract-flow.js';
import { FIRMS, PAST_THEIR_END, TO_REMIND } from './contracts.queries.js';

const HOURLY = '20 * * * *';
const WATCH = 'contract-watch';

interface Due {
  id: string;
  number: string;
  title: string;
  clientName: string;
  endDate: string;
  noticeBy: string;
  ownerEmail: string;
}

/** Ends contracts after their last day, and tells their owners when a notice is due, each in its firm's day. */
@Injectable()
export class ContractWatch {
  constructor(
    private readonly jobs: Jobs,
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly flow: ContractFlow,
    private readonly mailer: Mailer,
    private readonly pages: AccountMails,
  ) {
    jobs.every(HOURLY, WATCH, () => this.watchAll());
  }

  watchAll(): Promise<void> {
    return this.jobs.eachFirm(WATCH, FIRMS, (firmId) =>
      this.contexts.forFirm(firmId, 'Contracts', (ctx) => this.watch(ctx)),
    );
  }

  private async watch(ctx: RequestContext): Promise<void> {
    const past = await this.database.query<{ id: string }>(ctx, PAST_THEIR_END, [ctx.firmId]);
    for (const { id } of past) await this.flow.end(ctx, id);
    for (const due of await this.database.query<Due>(ctx, TO_REMIND, [ctx.firmId]))
      await this.remind(ctx, due);
  }

  private async remind(ctx: RequestContext, due: Due): Promise<void> {
    const { id, number, title, clientName, endDate, noticeBy, ownerEmail } = due;
    const date = new Intl.DateTimeFormat(ctx.firm.locale, { dateStyle: 'long', timeZone: 'UTC' });
    const day = (text: string): string => date.format(new Date(`${text}T00:00:00Z`));
    const found = await this.database
      .repo(ctx, Contract)
      .updateWhere({ id, remindedAt: null }, { remindedAt: new Date() });
    if (!found.length) return;
    await this.mailer.send(ctx, {
      recipient: ownerEmail,
      subject: `Notice for ${number} by ${day(noticeBy)}`,
      body: `${title} (${number}) with ${clientName} ends on ${day(endDate)}.\n\nIf it shall not go on, say so by ${day(noticeBy)}.\n\n${this.pages.page(`/contracts/${id}`)}\n`,
      relatedType: 'contract',
      relatedId: id,
    });
  }
}
