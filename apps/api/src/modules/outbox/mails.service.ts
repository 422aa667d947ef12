import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../platform/context/request-context.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { Database } from '../../platform/persistence/database.js';
import { contains, type Page } from '../../platform/persistence/page.js';
import type { ListMailsQuery, MailDto, MailRowDto } from './dto/mail.dto.js';
import { MAIL, MAIL_LIST } from './mails.queries.js';

/** The mails that the firm sends, delivered or not. */
@Injectable()
export class MailsService {
  constructor(private readonly database: Database) {}

  list(ctx: RequestContext, { q, status, relatedId, ...page }: ListMailsQuery): Promise<Page<MailRowDto>> {
    return this.database.page(ctx, MAIL_LIST, page, { q: q && contains(q), status, relatedId });
  }

  /** @throws 404 */
  async get(ctx: RequestContext, id: string): Promise<MailDto> {
    const mail = await this.database.one<MailDto>(ctx, MAIL, [ctx.firmId, id]);
    if (!mail) throw notFound('mail');
    return mail;
  }
}
