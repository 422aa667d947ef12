import type { MigrationInterface, QueryRunner } from 'typeorm';

const SUM = [1, 2, 3, 4, 5, 6, 7].map((day) => `working_seconds[${day}]`).join(' + ');

/** Working hours by weekday, of which the week's target is the sum; fiscal year, tax ids by country, a colour. */
export class FirmSettings1795400410000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE firms
      ADD working_seconds int[] NOT NULL DEFAULT '{28800,28800,28800,28800,28800,0,0}',
      ADD fiscal_year_month int NOT NULL DEFAULT 1,
      ADD tax_ids jsonb NOT NULL DEFAULT '[]',
      ADD accent text NOT NULL DEFAULT ''`);
    await runner.query(`UPDATE firms SET working_seconds = ARRAY[w, w, w, w, weekly_target_seconds - 4 * w, 0, 0]
      FROM (SELECT id AS firm, weekly_target_seconds / 5 AS w FROM firms) week
      WHERE firm = id AND weekly_target_seconds <> 144000 AND weekly_target_seconds - 4 * w <= 86400`);
    await runner.query(
      `UPDATE firms SET weekly_target_seconds = ${SUM} WHERE weekly_target_seconds <> ${SUM}`,
    );
    await runner.query(`UPDATE firms SET tax_ids = jsonb_build_array(
        jsonb_build_object('label', 'Tax id', 'country', '', 'number', tax_id)) WHERE tax_id <> ''`);
    await runner.query(`ALTER TABLE firms
      ADD CONSTRAINT ck_firms_working_seconds CHECK (cardinality(working_seconds) = 7
        AND 0 <= ALL (working_seconds) AND 86400 >= ALL (working_seconds)),
      ADD CONSTRAINT ck_firms_weekly_target CHECK (weekly_target_seconds = ${SUM}),
      ADD CONSTRAINT ck_firms_fiscal_year_month CHECK (fiscal_year_month BETWEEN 1 AND 12),
      ADD CONSTRAINT ck_firms_accent CHECK (accent ~ '^(#[0-9a-f]{6})?$')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE firms DROP working_seconds, DROP fiscal_year_month, DROP tax_ids, DROP accent',
    );
  }
}
