import { SIGN_IN_MEANS, type SignInMeans } from '#libs/contracts';
import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { oneOf } from '../../../platform/persistence/check.js';

/** A sign-in of one user to one firm, as a member or as a portal user. Read on every request. */
@Entity('sessions')
@ForeignKey('User', ['userId'], ['id'])
@ForeignKey('Membership', ['firmId', 'membershipId'], ['firmId', 'id'])
@ForeignKey('PortalUser', ['firmId', 'portalUserId'], ['firmId', 'id'])
@Index(['userId'])
@Index('ix_sessions_provider_id', ['firmId', 'providerId'], { where: 'provider_id IS NOT NULL' })
@Check('ck_sessions_means', oneOf('means', SIGN_IN_MEANS))
@Check('ck_sessions_one_side', 'num_nonnulls(membership_id, portal_user_id) = 1')
export class Session {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  userId!: string;

  @Column('uuid')
  firmId!: string;

  @Column('uuid', { nullable: true })
  membershipId!: string | null;

  @Column('uuid', { nullable: true })
  portalUserId!: string | null;

  @CreateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz')
  expiresAt!: Date;

  /** Set at sign-in and at each refresh. */
  @Column('timestamptz', { default: () => 'now()' })
  lastUsedAt!: Date;

  @Column('text', { default: 'password' })
  means!: SignInMeans;

  /** Of single sign-on: at which of the firm's providers, which may be gone by now. */
  @Column('uuid', { nullable: true })
  providerId!: string | null;

  /** More than a password was given. Firms may ask for it. */
  @Column('boolean', { default: false })
  secondFactor!: boolean;

  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;

  @Column('text', { nullable: true })
  revokedReason!: string | null;

  @Column('text', { default: '' })
  userAgent!: string;

  @Column('text', { default: '' })
  ip!: string;
}

/** One refresh token of a session's chain, hashed. Using a used one revokes the session. */
@Entity('refresh_tokens')
@ForeignKey('Session', ['sessionId'], ['id'], { onDelete: 'CASCADE' })
@Unique(['tokenHash'])
@Index(['sessionId'])
export class RefreshToken {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  sessionId!: string;

  @Column('text')
  tokenHash!: string;

  @CreateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz')
  expiresAt!: Date;

  @Column('timestamptz', { nullable: true })
  usedAt!: Date | null;
}
