import type { MigrationInterface, QueryRunner } from 'typeorm';

const CLIENT = `nullif(current_setting('app.client_id', true), '')::uuid`;
/** True unless the transaction is a portal user's; as in the other portal policies. */
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;

/**
 * A chunk carries its file's client, so that a portal user's transaction sees the bytes of its own files alone. The
 * foreign key keeps a chunk from naming another client than its file's; without a client it is the firm's own.
 */
export class FileChunksOfClients1795248510000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // the owner, too, is under row-level security, and would see no rows to migrate
    for (const table of ['stored_files', 'file_chunks'])
      await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await runner.query('ALTER TABLE file_chunks ADD client_id uuid');
    await runner.query(`UPDATE file_chunks c SET client_id = f.client_id FROM stored_files f
      WHERE f.firm_id = c.firm_id AND f.id = c.file_id AND f.client_id IS NOT NULL`);
    await runner.query(
      'ALTER TABLE stored_files ADD CONSTRAINT uq_stored_files_id_client_id UNIQUE (firm_id, id, client_id)',
    );
    await runner.query(`ALTER TABLE file_chunks ADD CONSTRAINT fk_file_chunks_file_id_client_id
      FOREIGN KEY (firm_id, file_id, client_id) REFERENCES stored_files (firm_id, id, client_id) ON DELETE CASCADE`);
    for (const table of ['stored_files', 'file_chunks'])
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    await runner.query(`ALTER POLICY portal ON file_chunks USING (${NO_CLIENT} OR (client_id = ${CLIENT}))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER POLICY portal ON file_chunks USING (${NO_CLIENT} OR (true))`);
    await runner.query('ALTER TABLE file_chunks DROP client_id');
    await runner.query('ALTER TABLE stored_files DROP CONSTRAINT uq_stored_files_id_client_id');
  }
}
