import { DataSource } from 'typeorm';
import type { Harness } from './harness.js';

interface Client {
  query: (...args: unknown[]) => unknown;
}

interface Counted {
  count: number;
  texts: string[];
  stop(): void;
}

/** Counts every statement that the application sends to the database from now on. */
export function countStatements(harness: Harness): Counted {
  const counted: Counted = { count: 0, texts: [], stop: () => (prototype.query = query) };
  const pool = harness.get(DataSource).driver as unknown as { master: { Client: { prototype: Client } } };
  const { prototype } = pool.master.Client;
  const { query } = prototype;
  prototype.query = function (this: Client, ...args: unknown[]): unknown {
    const [text] = args as [string | { text: string }];
    counted.count++;
    counted.texts.push(typeof text === 'string' ? text : text.text);
    return query.apply(this, args);
  };
  return counted;
}
