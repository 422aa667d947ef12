import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who works on a project in several billing roles says of each piece of work in which. */
export class OtherRoles1795700420000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE project_members ADD other_roles text[] NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE project_members DROP other_roles');
  }
}
