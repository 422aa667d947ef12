import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Database } from '../persistence/database.js';

const MINUTE_MS = 60_000;
const REMEMBERED = 10_000;

/** $1 firm, $2 key. Other replicas write it too. */
const USED = `UPDATE api_keys SET last_used_at = now()
  WHERE firm_id = $1 AND id = $2 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`;

/** What a request shows of an API key, and the firm that it names. */
export interface ShownKey {
  firmId: string;
  keyHash: string;
}

/** Keys that were used here of late, and when: written at most once a minute, beside the request instead of in it. */
@Injectable()
export class KeyUse implements BeforeApplicationShutdown {
  private readonly used = new Map<string, { id: string; at: number }>();
  private readonly writing = new Set<Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly logger: PinoLogger,
  ) {}

  /** Of a key that held when it was last shown; whether it still does is read at each request. */
  idOf(keyHash: string): string | undefined {
    return this.used.get(keyHash)?.id;
  }

  note({ firmId, keyHash }: ShownKey, id: string): void {
    const at = Date.now();
    if (at - (this.used.get(keyHash)?.at ?? 0) < MINUTE_MS) return;
    if (this.used.size >= REMEMBERED) this.used.clear();
    this.used.set(keyHash, { id, at });
    const write = this.write(firmId, id).finally(() => this.writing.delete(write));
    this.writing.add(write);
  }

  /** Resolves once everything noted so far is written. */
  async settled(): Promise<void> {
    await Promise.all(this.writing);
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.settled();
  }

  private async write(firmId: string, keyId: string): Promise<void> {
    try {
      await this.database.transaction({ firmId }, (tx) => tx.run(USED, [firmId, keyId]));
    } catch (error) {
      this.logger.warn({ err: error, keyId }, 'The last use of an API key was not kept.');
    }
  }
}
