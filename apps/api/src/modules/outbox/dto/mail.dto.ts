import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { MAIL_STATUSES, type MailStatus } from '#libs/contracts';
import { IfGiven } from '../../../platform/http/validators.js';
import { PageQuery, pageOf, sortKeys } from '../../../platform/persistence/page.js';
import { MAIL_LIST } from '../mails.queries.js';

export class MailRowDto {
  id!: string;
  recipient!: string;
  subject!: string;
  /** queued stays so while no mail server is configured. */
  @ApiProperty({ enum: MAIL_STATUSES, enumName: 'MailStatus' })
  status!: MailStatus;
  error!: string | null;
  /** What the mail is about, as `invoice`. */
  relatedType!: string;
  relatedId!: string | null;
  attachmentId!: string | null;
  attachmentName!: string | null;
  sentAt!: Date | null;
  createdAt!: Date;
}

export class MailPageDto extends pageOf(MailRowDto) {}

export class MailDto extends MailRowDto {
  body!: string;
}

export class ListMailsQuery extends PageQuery {
  @IfGiven()
  @IsIn(sortKeys(MAIL_LIST))
  @ApiProperty({ enum: sortKeys(MAIL_LIST), required: false })
  sort?: string;

  @IfGiven()
  @IsIn(MAIL_STATUSES)
  @ApiProperty({ enum: MAIL_STATUSES, enumName: 'MailStatus', required: false })
  status?: MailStatus;

  /** Mails about one thing, as one invoice. */
  @IfGiven()
  @IsUUID()
  relatedId?: string;
}
