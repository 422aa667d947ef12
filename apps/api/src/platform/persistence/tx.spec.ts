import { setTimeout } from 'node:timers/promises';
import { Harness } from '../../../../../test/support/harness.js';
import { domainErrorOf } from '../errors/constraint-errors.js';
import { Database } from './database.js';
import { beginSql, uuidLiteral } from './scope.js';

const INSERT = 'INSERT INTO number_sequences (firm_id, series, year, last_value) VALUES ($1, $2, 2026, 1)';

describe('a transaction', () => {
  let harness: Harness;
  let firmId: string;
  beforeAll(async () => {
    harness = await Harness.start({ DATABASE_POOL_SIZE: '2' });
    firmId = await harness.make.firm();
  });
  afterAll(() => harness.stop());

  const open = async (mode: 'read' | 'write' = 'write') =>
    (await harness.get(Database).open({ firmId }, mode)).tx;
  const count = async (series: string): Promise<number> =>
    (await harness.database.sql('SELECT 1 FROM number_sequences WHERE series = $1', [series])).length;

  it('keeps what it wrote when it commits and nothing when it rolls back', async () => {
    const kept = await open();
    await kept.run(INSERT, [firmId, 'kept']);
    await kept.commit();
    const dropped = await open();
    await dropped.run(INSERT, [firmId, 'dropped']);
    await dropped.rollback();
    expect([await count('kept'), await count('dropped')]).toEqual([1, 0]);
  });

  it('ends once, and gives its connection back', async () => {
    for (let round = 0; round < 5; round++) {
      const tx = await open();
      await tx.commit();
      await tx.rollback();
      await tx.commit();
    }
    await expect(harness.get(Database).ping()).resolves.toBeUndefined();
  });

  it('says so when a commit came too late', async () => {
    const tx = await open();
    await tx.run(INSERT, [firmId, 'late']);
    await expect(tx.run('SELECT 1 / 0')).rejects.toThrow('division by zero');
    await expect(tx.commit()).rejects.toThrow('The transaction had failed before its commit.');
    expect(await count('late')).toBe(0);
    await expect(harness.get(Database).ping()).resolves.toBeUndefined();
  });

  it('tells afterwards, and only after a commit', async () => {
    const told: string[] = [];
    const committed = await open();
    committed.afterCommit(() => told.push('committed'));
    expect(told).toEqual([]);
    await committed.commit();
    const dropped = await open();
    dropped.afterCommit(() => told.push('dropped'));
    await dropped.rollback();
    expect(told).toEqual(['committed']);
  });

  it('writes nothing while it only reads', async () => {
    const tx = await open('read');
    await expect(tx.run(INSERT, [firmId, 'read'])).rejects.toThrow('read-only transaction');
    await tx.rollback();
  });

  it('that only read is over for its caller at once, even on a connection that is lost', async () => {
    const tx = await open('read');
    const { rows } = await tx.run<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await harness.database.sql('SELECT pg_terminate_backend($1)', [rows[0]!.pid]);
    await tx.commit();
    await vi.waitFor(async () => {
      for (let round = 0; round < 4; round++) await (await open('read')).commit();
    });
  });

  it('leaves no firm on the connection for the next one', async () => {
    const firmOf = async (scope: object): Promise<string | null> => {
      const { tx } = await harness.get(Database).open(scope, 'read');
      const { rows } = await tx.run<{ firm: string | null }>(
        `SELECT nullif(current_setting('app.firm_id', true), '') AS firm`,
      );
      await tx.commit();
      return rows[0]!.firm;
    };
    expect(await firmOf({ firmId })).toBe(firmId);
    for (let round = 0; round < 4; round++) expect(await firmOf({})).toBeNull();
  });

  it('survives the loss of its connection', async () => {
    const tx = await open();
    const { rows } = await tx.run<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await harness.database.sql('SELECT pg_terminate_backend($1)', [rows[0]!.pid]);
    await expect(tx.run('SELECT 1')).rejects.toThrow();
    await tx.rollback();
    for (let round = 0; round < 4; round++) await harness.get(Database).ping();
  });

  describe('is bounded in time', () => {
    const LIMITS = `SELECT current_setting('statement_timeout') AS statement,
      current_setting('idle_in_transaction_session_timeout') AS idle`;
    const database = () => harness.get(Database);
    const limits = () => database().transaction({ firmId }, async (tx) => (await tx.run(LIMITS)).rows[0]);

    it('by half a minute for people, and longer for jobs', async () => {
      expect(await limits()).toEqual({ statement: '30s', idle: '30s' });
      expect(await database().patiently(limits)).toEqual({ statement: '15min', idle: '15min' });
      expect(await limits()).toEqual({ statement: '30s', idle: '30s' });
    });

    it('and says so in a sentence', async () => {
      const slow = database().transaction({ firmId }, async (tx) => {
        await tx.runOnce('SET LOCAL statement_timeout = 1');
        await tx.runOnce('SELECT pg_sleep(1)');
      });
      const error = domainErrorOf(await slow.catch((reason: unknown) => reason));
      expect([error?.status, error?.code]).toEqual([503, 'TOOK_TOO_LONG']);
    });

    it('and loses its connection when nobody goes on with it', async () => {
      const idle = database().transaction({ firmId }, async (tx) => {
        await tx.runOnce('SET LOCAL idle_in_transaction_session_timeout = 1');
        await setTimeout(200);
        await tx.runOnce('SELECT 1');
      });
      const error = domainErrorOf(await idle.catch((reason: unknown) => reason));
      expect([error?.status, error?.code]).toEqual([503, 'DATABASE_LOST']);
      await expect(database().ping()).resolves.toBeUndefined();
    });
  });
});

describe('the text that opens a transaction', () => {
  const id = '0190a000-0000-7000-8000-000000000001';

  it('names the firm, the user and the client', () => {
    expect(beginSql({ firmId: id, userId: id, clientId: id }, 'read')).toBe(
      `BEGIN READ ONLY; SET LOCAL app.firm_id = '${id}'; SET LOCAL app.user_id = '${id}'; SET LOCAL app.client_id = '${id}'`,
    );
    expect(beginSql({}, 'write')).toBe('BEGIN');
  });

  it.each(["'; DROP TABLE users; --", `${id}'`, `${id}\n`, '', 'null'])('takes no %j for an id', (text) => {
    expect(() => uuidLiteral(text)).toThrow('Not a UUID.');
  });
});
