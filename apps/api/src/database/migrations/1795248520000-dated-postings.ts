import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['journal_entries', 'postings'];
const SIDES = ['debit_account_id', 'credit_account_id'];

/**
 * A posting carries its journal's date in its foreign key, so that one index per side has an account's postings in
 * their order, with the amounts that its running balance adds up.
 */
export class DatedPostings1795248520000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // the owner, too, is under row-level security and the append-only trigger
    for (const table of TABLES) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await runner.query('ALTER TABLE postings DISABLE TRIGGER append_only, ADD date date');
    await runner.query(
      'UPDATE postings p SET date = j.date FROM journal_entries j WHERE j.firm_id = p.firm_id AND j.id = p.journal_entry_id',
    );
    await runner.query('ALTER TABLE postings ENABLE TRIGGER append_only, ALTER date SET NOT NULL');
    await runner.query('ALTER TABLE postings DROP CONSTRAINT fk_postings_journal_entry_id_line_count');
    await runner.query(`ALTER TABLE journal_entries DROP CONSTRAINT uq_journal_entries_id_line_count,
      ADD CONSTRAINT uq_journal_entries_id_line_count_date UNIQUE (firm_id, id, line_count, date)`);
    await runner.query(`ALTER TABLE postings ADD CONSTRAINT fk_postings_journal_entry_id_line_count_date
      FOREIGN KEY (firm_id, journal_entry_id, line_count, date) REFERENCES journal_entries (firm_id, id, line_count, date)`);
    for (const side of SIDES) {
      await runner.query(`DROP INDEX ix_postings_${side}`);
      await runner.query(
        `CREATE INDEX ix_postings_${side} ON postings (firm_id, ${side}, date, journal_entry_id, line, base_amount)`,
      );
    }
    for (const table of TABLES) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const side of SIDES) {
      await runner.query(`DROP INDEX ix_postings_${side}`);
      await runner.query(`CREATE INDEX ix_postings_${side} ON postings (firm_id, ${side})`);
    }
    for (const table of TABLES) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await runner.query('ALTER TABLE postings DROP date CASCADE'); // and the foreign key with it
    await runner.query(`ALTER TABLE journal_entries DROP CONSTRAINT uq_journal_entries_id_line_count_date,
      ADD CONSTRAINT uq_journal_entries_id_line_count UNIQUE (firm_id, id, line_count)`);
    await runner.query(`ALTER TABLE postings ADD CONSTRAINT fk_postings_journal_entry_id_line_count
      FOREIGN KEY (firm_id, journal_entry_id, line_count) REFERENCES journal_entries (firm_id, id, line_count)`);
    for (const table of TABLES) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }
}
