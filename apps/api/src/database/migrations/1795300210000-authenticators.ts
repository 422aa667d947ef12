import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Second factors of logins: authenticator apps and recovery codes. */
export class Authenticators1795300210000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE authenticators (
      user_id uuid NOT NULL,
      sealed_secret text NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      confirmed_at timestamptz,
      last_step bigint,
      CONSTRAINT pk_authenticators PRIMARY KEY (user_id),
      CONSTRAINT fk_authenticators_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE)`);
    await runner.query(`CREATE TABLE recovery_codes (
      id uuid NOT NULL,
      user_id uuid NOT NULL,
      code_hash text NOT NULL,
      used_at timestamptz,
      CONSTRAINT pk_recovery_codes PRIMARY KEY (id),
      CONSTRAINT uq_recovery_codes_user_id_code_hash UNIQUE (user_id, code_hash),
      CONSTRAINT fk_recovery_codes_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE)`);
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON authenticators, recovery_codes TO votra_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE recovery_codes');
    await runner.query('DROP TABLE authenticators');
  }
}
