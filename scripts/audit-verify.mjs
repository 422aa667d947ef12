/**
 * `npm run audit:verify`: is the audit record what was once recorded? Looks at every firm of the database that
 * DATABASE_URL names, else of the embedded one, whether Votra runs or not; `-- --firm <id>` at one firm,
 * `-- --file <export.json>` at an exported file without any database. Ends with status 1 when something is broken.
 */
import './lib/node-version.mjs';
import { operate } from './lib/operate.mjs';
import { command } from './lib/terminal.mjs';

const args = process.argv.slice(2);

await command(() => operate('audit-verify', args, { alone: args.some((arg) => arg.startsWith('--file')) }));
