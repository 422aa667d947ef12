import { rmSync } from 'node:fs';

interface Started {
  votraPostgres?: { server: { stop: () => Promise<void> }; dir: string };
}

export default async function globalTeardown(): Promise<void> {
  const started = (globalThis as Started).votraPostgres;
  if (!started) return;
  await started.server.stop();
  rmSync(started.dir, { recursive: true, force: true });
}
