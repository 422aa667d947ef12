import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { createTransport, type Transporter } from 'nodemailer';
import { Config } from '../config/config.js';
import { Jobs } from '../jobs/jobs.js';
import type { Tx } from '../persistence/tx.js';
import { oneLine } from './one-line.js';

/** Plain text, to one person. */
export interface AccountMail {
  recipient: string;
  subject: string;
  body: string;
}

export const ACCOUNT_MAIL = 'account-mail';

/**
 * Mails about a person's login: invitations, resets, confirmations. They carry secret links, so they never stand in a
 * firm's outbox, where colleagues read: a mail lives in its job until it is delivered, and nowhere afterwards.
 */
@Injectable()
export class AccountMails {
  private readonly transport: Transporter | undefined;

  constructor(
    private readonly config: Config,
    private readonly jobs: Jobs,
    private readonly logger: PinoLogger,
  ) {
    this.transport = config.SMTP_URL ? createTransport(config.SMTP_URL) : undefined;
    jobs.handle<AccountMail>(ACCOUNT_MAIL, (mail) => this.deliver(mail), { confidential: true });
  }

  /** False when there is no mail server: whoever invites somebody has to hand over the link themselves. */
  get delivers(): boolean {
    return this.transport !== undefined;
  }

  /** Sends the mail if the transaction commits. */
  send(tx: Tx, { recipient, subject, body }: AccountMail): Promise<void> {
    const mail = { recipient: oneLine(recipient), subject: oneLine(subject), body };
    return this.jobs.enqueue<AccountMail>({ tx }, ACCOUNT_MAIL, mail);
  }

  /** A page of the web app, as `/login`, on the configured origin, whatever Host a request came with. */
  page(path: string): string {
    return new URL(path, this.config.PUBLIC_URL).href;
  }

  /** A page with a secret: in the fragment, which no server log and no Referer shows. */
  link(path: string, secret: string): string {
    return `${this.page(path)}#token=${secret}`;
  }

  private async deliver({ recipient, subject, body }: AccountMail): Promise<void> {
    if (this.transport) {
      await this.transport.sendMail({ from: this.config.MAIL_FROM, to: recipient, subject, text: body });
      return;
    }
    const mail = this.config.NODE_ENV === 'production' ? { subject } : { recipient, subject, body };
    this.logger.warn(mail, 'SMTP_URL is not set: this mail went nowhere');
  }
}
