import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a person is shown dates, numbers and instants. */
export class MemberPreferences1795300310000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE memberships ADD locale text, ADD time_zone text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE memberships DROP locale, DROP time_zone');
  }
}
