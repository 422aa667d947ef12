import { Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A login's way to another address, which both addresses have to confirm. One is open at a time. */
@Entity('email_changes')
@ForeignKey('User', ['userId'], ['id'], { onDelete: 'CASCADE' })
@Unique(['newTokenHash'])
@Unique(['oldTokenHash'])
@Unique(['cancelTokenHash'])
@Index(['userId', 'createdAt'])
export class EmailChange {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  userId!: string;

  @Column('text')
  newEmail!: string;

  /** Mailed to the new address. */
  @Column('text')
  newTokenHash!: string;

  /** Mailed to the old address, as is the one that cancels. */
  @Column('text')
  oldTokenHash!: string;

  @Column('text')
  cancelTokenHash!: string;

  @Column('timestamptz', { nullable: true })
  newConfirmedAt!: Date | null;

  @Column('timestamptz', { nullable: true })
  oldConfirmedAt!: Date | null;

  @CreateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz')
  expiresAt!: Date;

  /** When it was done, cancelled, or another took its place. */
  @Column('timestamptz', { nullable: true })
  closedAt!: Date | null;
}
