import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the firms of a login say to resetting its second factors. */
export class FactorResetConsents1795500300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE factor_reset_consents (
      user_id uuid NOT NULL,
      firm_id uuid NOT NULL,
      given_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT pk_factor_reset_consents PRIMARY KEY (user_id, firm_id),
      CONSTRAINT fk_factor_reset_consents_user_id FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
      CONSTRAINT fk_factor_reset_consents_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id) ON DELETE CASCADE)`);
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON factor_reset_consents TO votra_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE factor_reset_consents');
  }
}
