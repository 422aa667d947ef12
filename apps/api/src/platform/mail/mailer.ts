import { Injectable } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Config } from '../config/config.js';
import { Contexts } from '../context/contexts.js';
import type { RequestContext } from '../context/request-context.js';
import { Files } from '../files/files.js';
import { type JobData, Jobs } from '../jobs/jobs.js';
import { Database } from '../persistence/database.js';
import { Mail } from './mail.entity.js';
import { oneLine } from './one-line.js';

interface DeliverMail extends JobData {
  mailId: string;
}

export interface NewMail {
  recipient: string;
  subject: string;
  body: string;
  attachmentId?: string | null;
  relatedType: string;
  relatedId?: string | null;
}

const DELIVER = 'mail-deliver';

/** Every mail stands in the firm's outbox; with SMTP_URL set it is delivered too. */
@Injectable()
export class Mailer {
  private readonly transport: Transporter | undefined;

  constructor(
    private readonly config: Config,
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly files: Files,
    private readonly jobs: Jobs,
  ) {
    this.transport = config.SMTP_URL ? createTransport(config.SMTP_URL) : undefined;
    jobs.handle<DeliverMail>(DELIVER, (data) => this.deliver(data));
  }

  /** Puts a mail into the outbox, in the context's transaction. */
  async send(ctx: RequestContext, mail: NewMail): Promise<Mail> {
    const kept = await this.database.repo(ctx, Mail).insert({
      ...mail,
      recipient: oneLine(mail.recipient),
      subject: oneLine(mail.subject),
      status: 'queued',
    });
    if (this.transport)
      await this.jobs.enqueue<DeliverMail>(ctx, DELIVER, { firmId: ctx.firmId, mailId: kept.id });
    return kept;
  }

  private async deliver({ firmId, mailId }: DeliverMail): Promise<void> {
    const found = await this.contexts.forFirm(firmId, 'Mail delivery', async (ctx) => {
      const mail = await this.database.repo(ctx, Mail).getOrFail(mailId);
      const attachment = mail.attachmentId ? await this.files.read(ctx, mail.attachmentId) : undefined;
      return { mail, attachment };
    });
    if (found.mail.status === 'sent') return;
    const error = await this.hand(found.mail, found.attachment).then(
      () => null,
      (e: unknown) => (e instanceof Error ? e.message : String(e)),
    );
    await this.contexts.forFirm(firmId, 'Mail delivery', (ctx) =>
      this.database
        .repo(ctx, Mail)
        .update(
          mailId,
          error ? { status: 'failed', error } : { status: 'sent', sentAt: new Date(), error: null },
        ),
    );
    if (error) throw new Error(`Mail ${mailId} was not taken: ${error}`);
  }

  private async hand(mail: Mail, attachment?: Awaited<ReturnType<Files['read']>>): Promise<void> {
    await this.transport!.sendMail({
      messageId: `<${mail.id}@votra>`,
      from: this.config.MAIL_FROM,
      to: mail.recipient,
      subject: mail.subject,
      text: mail.body,
      attachments: attachment
        ? [
            {
              filename: attachment.file.name,
              content: attachment.content,
              contentType: attachment.file.contentType,
            },
          ]
        : [],
    });
  }
}
