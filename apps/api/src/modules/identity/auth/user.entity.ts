import { Check, Column, CreateDateColumn, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A login. Global: one person may be a member of several firms and a portal user of others. */
@Entity('users')
@Unique(['email'])
@Check('ck_users_email', 'email = lower(email)')
@Check('ck_users_status', `status IN ('active', 'disabled')`)
export class User {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  email!: string;

  @Column('text')
  name!: string;

  /** argon2id, in its own text form; null for who has only ever come by single sign-on. */
  @Column('text', { nullable: true })
  passwordHash!: string | null;

  @Column('text', { default: 'active' })
  status!: string;

  @CreateDateColumn({ type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
