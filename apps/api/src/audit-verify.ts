import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createApplication } from './application.js';
import type { Fault } from './modules/audit/chain/chain-walk.js';
import { Verification } from './modules/audit/chain/verification.js';
import { verifyExport } from './modules/audit/export/export-file.js';
import { readConfig } from './platform/config/config.js';
import { Database } from './platform/persistence/database.js';

// Verifies the audit record of all firms, of one (--firm ID), or an exported file (--file PATH) without any database.
// One line each; ends with status 1 when one of them is broken.

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function tell(firm: string, seq: number, hash: string, fault: Fault | null | undefined): boolean {
  if (fault) say(`${firm}: BROKEN at entry ${fault.seq}. ${fault.what}`);
  else say(`${firm}: intact, ${seq} entries, head ${hash}`);
  return !fault;
}

async function verifyFile(file: string): Promise<boolean> {
  const { head, fault } = await verifyExport(createInterface({ input: createReadStream(file) }));
  if (fault || !Object.keys(head.filters).length) {
    return tell(head.firm.name, head.head.seq, head.head.hash, fault);
  }
  say(`${head.firm.name}: ${head.rows} entries chosen by a filter, each as it was sealed`);
  return true;
}

async function verifyDatabase(only: string | undefined): Promise<boolean> {
  const app = await createApplication({ config: readConfig(), work: false });
  try {
    await app.init();
    const database = app.get(Database);
    await database.assertSafeRole();
    if ((await database.pendingMigrations()).length)
      throw new Error('The tables are older than this program: start Votra once.');
    const verification = app.get(Verification);
    const firms = (await verification.firms()).filter(({ id }) => only === undefined || id === only);
    if (only && !firms.length) throw new Error(`There is no firm ${only}.`);
    let good = true;
    for (const { id, name } of firms) {
      const { sealed, hash, lastCheck } = await verification.verify(id);
      const fault = lastCheck?.fault ? { seq: lastCheck.faultSeq!, what: lastCheck.fault } : null;
      good = tell(name, sealed, hash, fault) && good;
    }
    return good;
  } finally {
    await app.close();
  }
}

try {
  const { values } = parseArgs({ options: { firm: { type: 'string' }, file: { type: 'string' } } });
  const good = await (values.file ? verifyFile(values.file) : verifyDatabase(values.firm));
  process.exitCode = good ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
