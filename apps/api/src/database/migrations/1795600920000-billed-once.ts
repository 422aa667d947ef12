import type { MigrationInterface, QueryRunner } from 'typeorm';

/** No second of an entry is on two live invoice lines; an entry may be on one line in two parts. */
export class BilledOnce1795600920000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE invoice_line_entries
      DROP CONSTRAINT pk_invoice_line_entries,
      ADD CONSTRAINT pk_invoice_line_entries PRIMARY KEY (firm_id, line_id, time_entry_id, from_second),
      ADD CONSTRAINT ex_invoice_line_entries_billed EXCLUDE USING gist
        (firm_id WITH =, time_entry_id WITH =, int4range(from_second, from_second + seconds) WITH &&) WHERE (live)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE invoice_line_entries
      DROP CONSTRAINT ex_invoice_line_entries_billed,
      DROP CONSTRAINT pk_invoice_line_entries,
      ADD CONSTRAINT pk_invoice_line_entries PRIMARY KEY (firm_id, line_id, time_entry_id)`);
  }
}
