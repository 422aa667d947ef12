import type { ProblemDto } from '../../../apps/api/src/platform/errors/problem.dto.js';
import { Harness } from '../../support/harness.js';
import { harvestFile, harvestLine } from '../../support/import-file.js';
import { ImportRuns } from '../../support/import-runs.js';
import type { TestMember } from '../../support/make.js';

let harness: Harness;
let firm: string;
let manager: TestMember;
let runs: ImportRuns;
beforeAll(async () => {
  harness = await Harness.start();
});
beforeEach(async () => {
  firm = await harness.make.firm();
  manager = await harness.make.member(firm, 'project_manager');
  runs = new ImportRuns(harness, manager);
});
afterAll(() => harness.stop());

const countRows = async (): Promise<object> => {
  const counts = ['clients', 'projects', 'time_entries'].map(
    (table) => `(SELECT count(*)::int FROM ${table} WHERE firm_id = $1) AS ${table}`,
  );
  return (await harness.database.sql<Record<string, number>>(`SELECT ${counts.join(', ')}`, [firm]))[0]!;
};

describe('an upload', () => {
  const refusal = async (content: Buffer | string, options?: { field?: string }) => {
    const { status, body } = await runs.upload<ProblemDto>(content, options);
    return [status, body.code, body.errors?.[0]?.field];
  };

  it('is refused at once when it is no report', async () => {
    expect(await refusal('%PDF-1.7\n%âãÏÓ\n')).toEqual([422, 'IMPORT_NOT_CSV', 'file']);
    expect(await refusal(Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(3_000_000, 'x')]))).toEqual([
      422,
      'IMPORT_NOT_CSV',
      'file',
    ]);
    expect(await refusal('')).toEqual([422, 'IMPORT_EMPTY', 'file']);
    expect(await refusal('a,b\n1,2\n')).toEqual([422, 'IMPORT_UNKNOWN_COLUMNS', 'file']);
    expect(await refusal(harvestFile(harvestLine()), { field: 'other' })).toEqual([
      422,
      'VALIDATION_FAILED',
      'file',
    ]);
    const json = await harness.request<ProblemDto>('POST', '/imports', manager.token, {
      body: { file: 'x' },
    });
    expect([json.status, json.body.code]).toEqual([422, 'VALIDATION_FAILED']);
    expect(await harness.database.sql('SELECT 1 FROM stored_files WHERE firm_id = $1', [firm])).toEqual([]);
  });

  it('keeps a plain file name', async () => {
    const answer = await runs.upload(harvestFile(harvestLine()), {
      name: '../..\\etc/time.csv',
    });
    expect(answer.body).toMatchObject({
      fileName: 'time.csv',
      kind: 'harvest',
      status: 'uploaded',
      percent: 0,
      summary: null,
    });
  });

  it('fails as a whole when the rest of the file is broken', async () => {
    const done = await runs.import(harvestFile(harvestLine(), harvestLine({ note: '"never closed' })));
    expect(done).toMatchObject({ status: 'failed', rowsGood: 0 });
    expect(done.error).toContain('A quotation mark is opened and never closed');
    expect(await countRows()).toMatchObject({ clients: 0, time_entries: 0 });
  });
});

describe('who and when', () => {
  it('needs the right to import, and a run the rights to make by hand what it makes', async () => {
    const { body } = await runs.upload(harvestFile(harvestLine()));
    const consultant = await harness.make.member(firm, 'consultant');
    const stranger = await harness.make.member(await harness.make.firm(), 'admin');
    for (const path of ['', '/problems']) {
      expect((await harness.request('GET', `/imports/${body.id}${path}`, consultant.token)).status).toBe(403);
      expect((await harness.request('GET', `/imports/${body.id}${path}`, stranger.token)).status).toBe(404);
    }
    for (const action of ['check', 'run', 'cancel']) {
      expect((await harness.request('POST', `/imports/${body.id}/${action}`, consultant.token)).status).toBe(
        403,
      );
      expect((await harness.request('POST', `/imports/${body.id}/${action}`, stranger.token)).status).toBe(
        404,
      );
    }
    expect((await new ImportRuns(harness, consultant).upload(harvestFile(harvestLine()))).status).toBe(403);
  });

  it('refuses a second start and a cancellation of nothing', async () => {
    const { body } = await runs.upload(harvestFile(harvestLine()));
    await runs.post(`${body.id}/cancel`, 409);
    await runs.post(`${body.id}/check`, 202);
    await runs.post(`${body.id}/run`, 409);
    await harness.drainJobs();
    expect((await runs.get(body.id)).status).toBe('checked');
  });

  it('stops when it is cancelled and goes on when it is run again', async () => {
    const lines = Array.from({ length: 2_500 }, (_, n) =>
      harvestLine({
        note: String(n),
        hours: '0.01',
        client: `Client ${n % 3}`,
        date: `2026-08-${10 + (n % 3)}`,
      }),
    );
    const { body } = await runs.upload(harvestFile(...lines));
    await runs.post(`${body.id}/run`, 202);
    // Cancels itself as soon as the first batch of entries stands.
    await harness.database.sql(
      `CREATE FUNCTION cancel_import() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         UPDATE imports SET cancel_requested = true WHERE id = '${body.id}'; RETURN NULL; END $$`,
    );
    await harness.database.sql(
      'CREATE TRIGGER cancel_import AFTER INSERT ON time_entries EXECUTE FUNCTION cancel_import()',
    );
    await harness.drainJobs();
    await harness.database.sql('DROP TRIGGER cancel_import ON time_entries');
    expect(await runs.get(body.id)).toMatchObject({ status: 'cancelled', rowsGood: 1_000 });
    expect(await countRows()).toMatchObject({ clients: 3, time_entries: 1_000 });

    await runs.post(`${body.id}/run`, 202);
    await harness.drainJobs();
    expect(await runs.get(body.id)).toMatchObject({ status: 'completed', rowsGood: 1_500, rowsKnown: 1_000 });
    expect(await countRows()).toMatchObject({ clients: 3, projects: 3, time_entries: 2_500 });
  });

  it('shows a run whose server died as failed, and lets it start again', async () => {
    const { body } = await runs.upload(harvestFile(harvestLine()));
    await runs.post(`${body.id}/run`, 202);
    await harness.database.sql(`DELETE FROM jobs.job`);
    await harness.database.sql(`UPDATE imports SET updated_at = now() - interval '2 minutes' WHERE id = $1`, [
      body.id,
    ]);
    expect(await runs.get(body.id)).toMatchObject({
      status: 'failed',
      error: expect.stringContaining('Start it again') as string,
    });
    await runs.post(`${body.id}/run`, 202);
    await harness.drainJobs();
    expect(await runs.get(body.id)).toMatchObject({ status: 'completed', rowsGood: 1 });
  });
});
