import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The cell that a problem is about, so that a report can be read without the file. */
export class ImportProblemValue1795248200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE import_problems ADD "value" text NOT NULL DEFAULT ''`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_problems DROP COLUMN "value"');
  }
}
