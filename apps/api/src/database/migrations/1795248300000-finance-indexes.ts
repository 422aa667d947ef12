import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The last issue date of a year is read under the number's lock; an invoice page reads its mails. */
export class FinanceIndexes1795248300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX ix_invoices_issue_date ON invoices (firm_id, issue_date)');
    await runner.query('CREATE INDEX ix_mails_related_id ON mails (firm_id, related_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX ix_mails_related_id');
    await runner.query('DROP INDEX ix_invoices_issue_date');
  }
}
