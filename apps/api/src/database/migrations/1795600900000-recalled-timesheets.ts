import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A week that was recalled stays the same timesheet, so that its history goes on when it is submitted again. */
export class RecalledTimesheets1795600900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE timesheets ALTER COLUMN submitted_at DROP NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM timesheets WHERE submitted_at IS NULL');
    await runner.query('ALTER TABLE timesheets ALTER COLUMN submitted_at SET NOT NULL');
  }
}
