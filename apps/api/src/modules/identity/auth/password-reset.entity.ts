import { Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A link to choose a new password, mailed to a login's address. One is open at a time. */
@Entity('password_resets')
@ForeignKey('User', ['userId'], ['id'], { onDelete: 'CASCADE' })
@Unique(['tokenHash'])
@Index(['userId', 'createdAt'])
export class PasswordReset {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  userId!: string;

  @Column('text')
  tokenHash!: string;

  @CreateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz')
  expiresAt!: Date;

  /** When it was used, or a later one took its place. */
  @Column('timestamptz', { nullable: true })
  closedAt!: Date | null;
}
