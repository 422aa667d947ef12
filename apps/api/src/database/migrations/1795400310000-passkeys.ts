import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passkeys of logins, and the challenges that were answered: each is answered once. */
export class Passkeys1795400310000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE passkeys (
      id uuid NOT NULL,
      user_id uuid NOT NULL,
      credential_id text NOT NULL,
      public_key bytea NOT NULL,
      counter bigint NOT NULL,
      transports text[] NOT NULL DEFAULT '{}',
      name text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      last_used_at timestamptz,
      CONSTRAINT pk_passkeys PRIMARY KEY (id),
      CONSTRAINT uq_passkeys_credential_id UNIQUE (credential_id),
      CONSTRAINT fk_passkeys_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE)`);
    await runner.query('CREATE INDEX ix_passkeys_user_id ON passkeys (user_id)');
    await runner.query(`CREATE TABLE spent_challenges (
      id uuid NOT NULL,
      expires_at timestamptz NOT NULL,
      CONSTRAINT pk_spent_challenges PRIMARY KEY (id))`);
    await runner.query('CREATE INDEX ix_spent_challenges_expires_at ON spent_challenges (expires_at)');
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON passkeys, spent_challenges TO votra_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE spent_challenges');
    await runner.query('DROP TABLE passkeys');
  }
}
