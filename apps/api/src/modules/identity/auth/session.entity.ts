import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A sign-in of one user to one firm, as a member or as a portal user. Read on every request. */
@Entity('sessions')
@ForeignKey('User', ['userId'], ['id'])
@ForeignKey('Membership', ['firmId', 'membershipId'], ['firmId', 'id'])
@ForeignKey('PortalUser', ['firmId', 'portalUserId'], ['firmId', 'id'])
@Index(['userId'])
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
