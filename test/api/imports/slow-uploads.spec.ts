import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ImportDto } from '../../../apps/api/src/modules/imports/dto/import.dto.js';
import { Harness } from '../../support/harness.js';
import { harvestFile, harvestLine } from '../../support/import-file.js';
import type { TestMember } from '../../support/make.js';

const POOL = 2;
const BOUNDARY = 'slow-boundary';
const FILE = harvestFile(...Array.from({ length: 5_000 }, (_, n) => harvestLine({ note: String(n) })));

describe('uploads that arrive slowly', () => {
  let harness: Harness;
  let manager: TestMember;
  let port: number;
  beforeAll(async () => {
    harness = await Harness.start({ DATABASE_POOL_SIZE: String(POOL) });
    manager = await harness.make.member(await harness.make.firm(), 'project_manager');
    await harness.app.listen(0, '127.0.0.1');
    ({ port } = harness.app.getHttpServer().address() as AddressInfo);
  });
  afterAll(() => harness.stop());

  /** Sends the first half of a file and waits with the rest. */
  async function half(): Promise<ClientRequest> {
    const upload = request({
      ...{ port, method: 'POST', path: '/api/v1/imports' },
      headers: {
        authorization: `Bearer ${manager.token}`,
        'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      },
    });
    upload.write(
      `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="slow.csv"\r\ncontent-type: text/csv\r\n\r\n`,
    );
    await new Promise((sent) => upload.write(FILE.slice(0, FILE.length / 2), sent));
    return upload;
  }

  async function rest(upload: ClientRequest): Promise<ImportDto> {
    upload.end(`${FILE.slice(FILE.length / 2)}\r\n--${BOUNDARY}--\r\n`);
    const [answer] = (await once(upload, 'response')) as [AsyncIterable<Buffer>];
    let text = '';
    for await (const part of answer) text += part.toString();
    return JSON.parse(text) as ImportDto;
  }

  it('leave the database to others, more of them than it has connections', async () => {
    const heard: Promise<unknown>[] = [];
    const uploads: ClientRequest[] = [];
    for (let n = 0; n <= POOL; n++) {
      heard.push(once(harness.app.getHttpServer(), 'request'));
      uploads.push(await half());
      await heard.at(-1);
    }
    for (let n = 0; n < 3; n++) {
      const { status } = await harness.request('GET', '/imports', manager.token);
      expect(status).toBe(200);
    }
    expect(await harness.database.sql('SELECT 1 FROM stored_files')).toEqual([]);

    const imports = await Promise.all(uploads.map(rest));
    expect(imports).toEqual(
      imports.map(() => expect.objectContaining({ fileName: 'slow.csv' }) as ImportDto),
    );
    const stored = await harness.database.sql<{ size: number; sum: string }>(
      `SELECT f.size::int, md5(string_agg(c.content, ''::bytea ORDER BY c.position)) AS sum
       FROM stored_files f JOIN file_chunks c ON c.file_id = f.id GROUP BY f.id, f.size`,
    );
    expect(stored).toHaveLength(POOL + 1);
    expect(new Set(stored.map(({ size, sum }) => `${size} ${sum}`)).size).toBe(1);
    expect(stored[0]!.size).toBe(FILE.length);
  });

  it('that are cut off leave nothing', async () => {
    const [before] = await harness.database.sql<{ n: number }>('SELECT count(*)::int AS n FROM stored_files');
    const heard = once(harness.app.getHttpServer(), 'request');
    const upload = await half();
    upload.on('error', () => undefined);
    const [message] = (await heard) as [IncomingMessage];
    const gone = new Promise((done) => message.once('close', done));
    upload.destroy();
    await gone;
    expect((await harness.request('GET', '/imports', manager.token)).status).toBe(200);
    expect(await harness.database.sql('SELECT count(*)::int AS n FROM stored_files')).toEqual([before]);
  });
});
