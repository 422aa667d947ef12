import {
  SIGNATURE_STATUSES,
  SIGNATURE_SUBJECTS,
  type SignatureDeed,
  type SignatureStatus,
  type SignatureSubject,
  SIGNER_SIDES,
  SIGNER_STATUSES,
  type SignerSide,
  type SignerStatus,
} from '#libs/contracts';
import { Check, Column, CreateDateColumn, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { oneOf } from '../../platform/persistence/check.js';
import { Aggregate, References, TenantRow, TenantTable } from '../../platform/persistence/tenant-table.js';

/** A document that was sent to be signed. */
@TenantTable('signature_requests')
@References('Client', 'clientId')
@References('Membership', 'sentBy')
@References('StoredFile', 'fileId')
@References('StoredFile', 'signedFileId')
@Unique(['firmId', 'id', 'clientId'])
@Index('uq_signature_requests_open', ['firmId', 'subjectType', 'subjectId'], {
  unique: true,
  where: `status IN ('open', 'signed')`,
})
@Index(['firmId', 'subjectId'])
@Index(['firmId', 'status', 'expiresAt'])
@Index(['firmId', 'fileId'])
@Check('ck_signature_requests_subject', oneOf('subject_type', SIGNATURE_SUBJECTS))
@Check('ck_signature_requests_status', oneOf('status', SIGNATURE_STATUSES))
@Check('ck_signature_requests_ended', `(status = 'open') = (ended_at IS NULL)`)
@Check(
  'ck_signature_requests_sealed',
  `(status = 'completed') = (signed_file_id IS NOT NULL AND signed_sha256 IS NOT NULL)`,
)
export class SignatureRequest extends Aggregate {
  /** Null for a proposal to somebody who is a prospect yet. */
  @Column('uuid', { nullable: true })
  clientId!: string | null;

  @Column('text')
  subjectType!: SignatureSubject;

  @Column('uuid')
  subjectId!: string;

  /** What the document is called, as `C-2026-0012 Master agreement`. */
  @Column('text')
  title!: string;

  /** The PDF as sent. */
  @Column('uuid')
  fileId!: string;

  @Column('text')
  sentSha256!: string;

  @Column('text', { default: '' })
  message!: string;

  /** What every signer agrees to. */
  @Column('text')
  consent!: string;

  @Column('text')
  consentSha256!: string;

  @Column('text', { default: 'open' })
  status!: SignatureStatus;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('uuid')
  sentBy!: string;

  /** When nobody was waited for any more. */
  @Column('timestamptz', { nullable: true })
  endedAt!: Date | null;

  /** Why it was declined or voided. */
  @Column('text', { default: '' })
  endReason!: string;

  /** The PDF with its certificate and seal. */
  @Column('uuid', { nullable: true })
  signedFileId!: string | null;

  @Column('text', { nullable: true })
  signedSha256!: string | null;

  /** When those whose turn it is were last reminded. */
  @Column('timestamptz', { nullable: true })
  remindedAt!: Date | null;

  @Column('int', { default: 0 })
  eventCount!: number;

  /** The hash of the last event. */
  @Column('text')
  eventHead!: string;
}

/** One person who signs, known by their address. */
@TenantTable('signers')
@References('SignatureRequest', 'requestId')
@ForeignKey('SignatureRequest', ['firmId', 'requestId', 'clientId'], ['firmId', 'id', 'clientId'])
@Unique(['firmId', 'requestId', 'position'])
@Unique(['firmId', 'requestId', 'email'])
@Unique(['firmId', 'tokenHash'])
@Index(['firmId', 'clientId', 'email'])
@Check('ck_signers_side', oneOf('side', SIGNER_SIDES))
@Check('ck_signers_status', oneOf('status', SIGNER_STATUSES))
@Check('ck_signers_email', 'email = lower(email)')
@Check('ck_signers_step', 'step >= 1')
@Check(
  'ck_signers_signed',
  `(status = 'signed') = (signed_at IS NOT NULL AND signature <> '' AND read_at IS NOT NULL)
      AND (status = 'signed' OR signed_at IS NULL)`,
)
export class Signer extends TenantRow {
  @Column('uuid')
  requestId!: string;

  /** The request's, of whichever side the signer is. */
  @Column('uuid', { nullable: true })
  clientId!: string | null;

  @Column('int')
  position!: number;

  /** Those of one step are invited together, when all of the step before have signed. */
  @Column('int')
  step!: number;

  @Column('text')
  side!: SignerSide;

  @Column('text')
  name!: string;

  @Column('text')
  email!: string;

  @Column('text', { default: 'waiting' })
  status!: SignerStatus;

  @Column('text', { nullable: true })
  tokenHash!: string | null;

  @Column('timestamptz', { nullable: true })
  invitedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  openedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  readAt!: Date | null;

  @Column('text', { nullable: true })
  codeHash!: string | null;

  @Column('timestamptz', { nullable: true })
  codeSentAt!: Date | null;

  /** Wrong ones for this code. */
  @Column('int', { default: 0 })
  codeGuesses!: number;

  /** Since the last invitation or reminder. */
  @Column('int', { default: 0 })
  codesSent!: number;

  /** The name as typed. */
  @Column('text', { default: '' })
  signature!: string;

  @Column('timestamptz', { nullable: true })
  signedAt!: Date | null;
}

/** What happened on the way, each hashed with the one before. Never changed. */
@TenantTable('signature_events')
@References('SignatureRequest', 'requestId')
export class SignatureEvent {
  @PrimaryColumn('uuid')
  firmId!: string;

  @PrimaryColumn('uuid')
  requestId!: string;

  @PrimaryColumn('int')
  position!: number;

  @Column('timestamptz')
  at!: Date;

  @Column('text')
  deed!: SignatureDeed;

  @Column('text')
  who!: string;

  @Column('text')
  address!: string;

  @Column('text')
  agent!: string;

  @Column('text')
  note!: string;

  @Column('text')
  hash!: string;
}

/** A firm's Ed25519 key; the public half seals are checked with, in hexadecimal. */
@TenantTable('signing_keys')
@Unique(['firmId', 'publicKey'])
export class SigningKey extends TenantRow {
  @Column('text')
  publicKey!: string;

  @Column('text')
  sealedSecret!: string;

  @CreateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
