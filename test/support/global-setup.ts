import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres, THROWAWAY } from '../../scripts/lib/postgres.mjs';

/** One PostgreSQL for the whole run, which spec files clone databases from. Answers how to end it. */
export default async function setup(): Promise<() => Promise<void>> {
  const dir = mkdtempSync(path.join(tmpdir(), 'votra-test-'));
  chmodSync(dir, 0o755); // as root the server runs as another user
  const server = await startPostgres({
    dir: path.join(dir, 'postgres'),
    settings: { ...THROWAWAY, max_connections: 200 },
  });
  process.env['VOTRA_TEST_SERVER'] = server.url('postgres');
  return async () => {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
