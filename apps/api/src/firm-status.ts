import { parseArgs } from 'node:util';
import { createApplication } from './application.js';
import { FirmStatus } from './modules/identity/firms/closing/firm-status.js';
import { readConfig } from './platform/config/config.js';

// Suspends a firm or lets it in again: `suspend|resume <name or id> --reason <why>`.

const USAGE = 'Say which firm and why: npm run firm:suspend -- "Alder & Finch" --reason "Invoices unpaid"';

async function change(): Promise<string> {
  const { values, positionals } = parseArgs({
    options: { reason: { type: 'string' } },
    allowPositionals: true,
  });
  const [deed, named] = positionals;
  const reason = values.reason?.trim();
  if (!named || !reason || (deed !== 'suspend' && deed !== 'resume')) throw new Error(USAGE);
  const app = await createApplication({ config: readConfig(), work: false });
  try {
    await app.init();
    const name = await app.get(FirmStatus)[deed](named, reason);
    return deed === 'suspend' ? `${name} is suspended: nobody gets in.` : `${name} is open again.`;
  } finally {
    await app.close();
  }
}

try {
  process.stdout.write(`${await change()}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
