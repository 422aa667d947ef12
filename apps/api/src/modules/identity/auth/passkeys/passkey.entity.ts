import { Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

/** A key pair on a person's device that signs them in (WebAuthn); the public half is here. */
@Entity('passkeys')
@ForeignKey('User', ['userId'], ['id'], { onDelete: 'CASCADE' })
@Unique(['credentialId'])
@Index(['userId'])
export class Passkey {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid')
  userId!: string;

  /** What the device calls it, in base64url. */
  @Column('text')
  credentialId!: string;

  /** As COSE. */
  @Column('bytea')
  publicKey!: Buffer;

  /** How often the device says to have used it; many always say 0. It never goes back. */
  @Column('bigint')
  counter!: string;

  /** How browsers reach the device, as `internal`. */
  @Column('text', { array: true, default: '{}' })
  transports!: string[];

  /** The person's own. */
  @Column('text')
  name!: string;

  @CreateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { nullable: true })
  lastUsedAt!: Date | null;
}

/** A challenge that a passkey has answered, or a way to a provider that was gone. Kept for as long as it could be answered again. */
@Entity('spent_challenges')
@Index(['expiresAt'])
export class SpentChallenge {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('timestamptz')
  expiresAt!: Date;
}
