import { oneOf } from '../persistence/check.js';
import { MAIL_STATUSES, type MailStatus } from '#libs/contracts';
import { Check, Column, CreateDateColumn, Index } from 'typeorm';
import { References, TenantRow, TenantTable } from '../persistence/tenant-table.js';

/** A mail that the firm sends: kept here first, delivered by a job afterwards. */
@TenantTable('mails')
@References('StoredFile', 'attachmentId')
@Index(['firmId', 'createdAt'])
@Index(['firmId', 'relatedId'])
@Check('ck_mails_status', oneOf('status', MAIL_STATUSES))
export class Mail extends TenantRow {
  @Column('text')
  recipient!: string;

  @Column('text')
  subject!: string;

  @Column('text')
  body!: string;

  @Column('uuid', { nullable: true })
  attachmentId!: string | null;

  @Column('text')
  relatedType!: string;

  @Column('uuid', { nullable: true })
  relatedId!: string | null;

  @Column('text', { default: 'queued' })
  status!: MailStatus;

  @Column('text', { nullable: true })
  error!: string | null;

  @Column('timestamptz', { nullable: true })
  sentAt!: Date | null;

  @CreateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
