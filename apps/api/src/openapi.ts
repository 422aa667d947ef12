import { createApplication } from './application.js';
import { readConfig } from './platform/config/config.js';
import { describe } from './platform/openapi/openapi.js';

// Writes the OpenAPI document to standard output; needs neither server nor database.
const config = readConfig({
  DATABASE_URL: 'postgres://nobody@localhost/none',
  JWT_SECRET: 'x'.repeat(32),
  LOG_LEVEL: 'silent',
});
const app = await createApplication({ config, connect: false });
process.stdout.write(`${JSON.stringify(describe(app), null, 2)}\n`);
process.exit(0);
