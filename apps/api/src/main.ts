import { createApplication } from './application.js';
import { loadDemo } from './database/demo/load.js';
import { migrate } from './database/migrate.js';
import { ConfigError, readConfig } from './platform/config/config.js';
import { Database } from './platform/persistence/database.js';

async function main(): Promise<void> {
  const config = readConfig();
  if (config.MIGRATE_ON_START) await migrate(config.DATABASE_URL);
  const app = await createApplication({ config });
  await app.get(Database).assertSafeRole();
  if (config.DEMO_ON_START) {
    await app.init();
    await loadDemo(app);
  }
  await app.listen({ port: config.PORT, host: config.HOST });
}

main().catch((error: unknown) => {
  const text =
    error instanceof ConfigError
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
