import { Column, CreateDateColumn, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A login's second factor: an app that shows a code every 30 seconds (RFC 6238). Asked for once it is confirmed. */
@Entity('authenticators')
@ForeignKey('User', ['userId'], ['id'], { onDelete: 'CASCADE' })
export class Authenticator {
  @PrimaryColumn('uuid')
  userId!: string;

  /** By the vault. */
  @Column('text')
  sealedSecret!: string;

  @CreateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  confirmedAt!: Date | null;

  /** The last 30-second step whose code was taken: each is taken once. */
  @Column('bigint', { nullable: true })
  lastStep!: string | null;
}

/** For who lost the app. Each works once. */
@Entity('recovery_codes')
@ForeignKey('User', ['userId'], ['id'], { onDelete: 'CASCADE' })
@Unique(['userId', 'codeHash'])
export class RecoveryCode {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  userId!: string;

  @Column('text')
  codeHash!: string;

  @Column('timestamptz', { nullable: true })
  usedAt!: Date | null;
}
