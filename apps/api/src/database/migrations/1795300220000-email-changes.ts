import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ways of logins to another address. */
export class EmailChanges1795300220000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE email_changes (
      id uuid NOT NULL,
      user_id uuid NOT NULL,
      new_email text NOT NULL,
      new_token_hash text NOT NULL,
      old_token_hash text NOT NULL,
      cancel_token_hash text NOT NULL,
      new_confirmed_at timestamptz,
      old_confirmed_at timestamptz,
      created_at timestamptz NOT NULL DEFAULT now(),
      expires_at timestamptz NOT NULL,
      closed_at timestamptz,
      CONSTRAINT pk_email_changes PRIMARY KEY (id),
      CONSTRAINT uq_email_changes_new_token_hash UNIQUE (new_token_hash),
      CONSTRAINT uq_email_changes_old_token_hash UNIQUE (old_token_hash),
      CONSTRAINT uq_email_changes_cancel_token_hash UNIQUE (cancel_token_hash),
      CONSTRAINT fk_email_changes_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE)`);
    await runner.query(
      'CREATE INDEX ix_email_changes_user_id_created_at ON email_changes (user_id, created_at)',
    );
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON email_changes TO votra_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE email_changes');
  }
}
