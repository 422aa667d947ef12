import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links to choose a new password, and when a session was last used. */
export class PasswordResets1795300200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE password_resets (
      id uuid NOT NULL,
      user_id uuid NOT NULL,
      token_hash text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      expires_at timestamptz NOT NULL,
      closed_at timestamptz,
      CONSTRAINT pk_password_resets PRIMARY KEY (id),
      CONSTRAINT uq_password_resets_token_hash UNIQUE (token_hash),
      CONSTRAINT fk_password_resets_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE)`);
    await runner.query(
      'CREATE INDEX ix_password_resets_user_id_created_at ON password_resets (user_id, created_at)',
    );
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON password_resets TO votra_app');
    await runner.query('ALTER TABLE sessions ADD last_used_at timestamptz NOT NULL DEFAULT now()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sessions DROP last_used_at');
    await runner.query('DROP TABLE password_resets');
  }
}
