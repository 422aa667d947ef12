import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Projects take scope and budget over from their engagement, and may have less of them. */
export class ProjectTerms1795600120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE projects ADD description text NOT NULL DEFAULT '',
      ADD budget numeric, ADD budget_hours numeric,
      ADD CONSTRAINT ck_projects_budget CHECK (budget > 0),
      ADD CONSTRAINT ck_projects_budget_hours CHECK (budget_hours > 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE projects DROP description, DROP budget, DROP budget_hours');
  }
}
