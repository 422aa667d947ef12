import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEFORE = ['to_invite', 'invited', 'active', 'deactivated'];
const TABLES = ['memberships', 'portal_users'];

const check = async (runner: QueryRunner, table: string, statuses: string[]): Promise<void> => {
  const words = statuses.map((status) => `'${status}'`).join(', ');
  await runner.query(`ALTER TABLE ${table} DROP CONSTRAINT ck_${table}_status,
    ADD CONSTRAINT ck_${table}_status CHECK (status IN (${words}))`);
};

/** People whose names were taken out. */
export class ErasedPeople1795400420000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await check(runner, table, [...BEFORE, 'erased']);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`); // the owner, too, would see no rows
      await runner.query(`UPDATE ${table} SET status = 'deactivated' WHERE status = 'erased'`);
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
      await check(runner, table, BEFORE);
    }
  }
}
