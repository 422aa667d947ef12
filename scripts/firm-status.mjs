/**
 * `npm run firm:suspend -- <name or id> --reason <why>`: nobody of the firm gets in, at once; `firm:resume` lets them
 * in again. In the database that DATABASE_URL names, else in the embedded one, whether Votra runs or not.
 */
import './lib/node-version.mjs';
import { operate } from './lib/operate.mjs';
import { command } from './lib/terminal.mjs';

await command(() => operate('firm-status', process.argv.slice(2)));
