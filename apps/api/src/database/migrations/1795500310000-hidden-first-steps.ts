import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which first steps people have put away. */
export class HiddenFirstSteps1795500310000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE memberships ADD hidden_steps text[] NOT NULL DEFAULT '{}',
      ADD CONSTRAINT ck_memberships_hidden_steps CHECK
        (hidden_steps <@ ARRAY['settings', 'people', 'client', 'engagement', 'project', 'time', 'invoice'])`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE memberships DROP hidden_steps');
  }
}
