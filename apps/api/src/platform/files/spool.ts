import { randomUUID } from 'node:crypto';
import { open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Lets a stream arrive on the disk at whatever pace it comes, then hands the whole of it to `work`: who sends slowly
 * holds a file, not a database connection. The file loses its name at once, so a crash leaves nothing behind.
 */
export async function spooled<T>(
  content: AsyncIterable<Buffer>,
  work: (whole: AsyncIterable<Buffer>) => Promise<T>,
): Promise<T> {
  const path = join(tmpdir(), `votra-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  try {
    await unlink(path);
    await file.writeFile(content);
    return await work(file.createReadStream({ start: 0, autoClose: false }));
  } finally {
    await file.close();
  }
}
