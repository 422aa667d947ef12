import type { MigrationInterface, QueryRunner } from 'typeorm';

const CLIENT = `NULLIF(current_setting('app.client_id'::text, true), ''::text)`;
/** No client is set, as PostgreSQL writes the first policy. */
const IS_NULL = `(${CLIENT} IS NULL)`;
/** The same answer; `none` stands for no client and is never equal to the empty text. */
const DIFFERS = `(COALESCE(${CLIENT}, 'none'::text) <> COALESCE(${CLIENT}, ''::text))`;

/**
 * The planner expects IS NULL of an expression to keep one row in two hundred, and `<>` nearly all. With the first,
 * every list was planned for a handful of rows: a month of entries was read, joined and sorted whole for one page.
 */
export class PortalPolicyEstimates1795248400000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return rewrite(runner, IS_NULL, DIFFERS);
  }

  down(runner: QueryRunner): Promise<void> {
    return rewrite(runner, DIFFERS, IS_NULL);
  }
}

interface Policy {
  tablename: string;
  qual: string;
  check: string;
}

async function rewrite(runner: QueryRunner, from: string, to: string): Promise<void> {
  const policies = (await runner.query(
    `SELECT tablename, qual, with_check AS check FROM pg_policies WHERE policyname = 'portal' AND schemaname = 'public'`,
  )) as Policy[];
  for (const { tablename, qual, check } of policies) {
    const [using, checking] = [qual.replaceAll(from, to), check.replaceAll(from, to)];
    await runner.query(`ALTER POLICY portal ON ${tablename} USING (${using}) WITH CHECK (${checking})`);
  }
}
