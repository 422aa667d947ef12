import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contacts whose names were taken out have no address, and those whom the firm shut out are let in by it alone. */
export class ErasedContacts1795500210000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE portal_users ALTER email DROP NOT NULL,
      ADD deactivated_by_firm boolean NOT NULL DEFAULT false,
      ADD CONSTRAINT ck_portal_users_email_known CHECK (status = 'erased' OR email IS NOT NULL)`);
    await changing(runner, `UPDATE portal_users SET deactivated_by_firm = true WHERE status = 'deactivated'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await changing(runner, `UPDATE portal_users SET email = id || '@erased.invalid' WHERE email IS NULL`);
    await runner.query(`ALTER TABLE portal_users DROP CONSTRAINT ck_portal_users_email_known,
      DROP deactivated_by_firm, ALTER email SET NOT NULL`);
  }
}

/** The owner, too, is under row-level security, and would see no rows to change. */
async function changing(runner: QueryRunner, text: string): Promise<void> {
  await runner.query('ALTER TABLE portal_users NO FORCE ROW LEVEL SECURITY');
  await runner.query(text);
  await runner.query('ALTER TABLE portal_users FORCE ROW LEVEL SECURITY');
}
