import type { MigrationInterface, QueryRunner } from 'typeorm';

/** GitHub is a place to sign in as well, by its own protocol. */
export class GithubSignIn1795600910000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await allow(runner, `'google', 'microsoft', 'github', 'gitlab', 'oidc'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM identity_providers WHERE preset = 'github'`);
    await allow(runner, `'google', 'microsoft', 'gitlab', 'oidc'`);
  }
}

async function allow(runner: QueryRunner, presets: string): Promise<void> {
  await runner.query('ALTER TABLE identity_providers DROP CONSTRAINT ck_identity_providers_preset');
  await runner.query(
    `ALTER TABLE identity_providers ADD CONSTRAINT ck_identity_providers_preset CHECK (preset IN (${presets}))`,
  );
}
