import { LIMITS } from '#libs/contracts';
import { RemovedFiles } from '../../../apps/api/src/modules/files/removed-files.js';
import { Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';
import { putFile } from '../../support/record-files.js';

interface RecordFile {
  id: string;
  version: number;
  name: string;
  shared: boolean;
  size: number;
  contentType: string;
}
interface Problem {
  code: string;
  errors?: { code: string }[];
}
interface Page {
  items: RecordFile[];
  total: number;
}

const PDF = '%PDF-1.7 …';

describe('files of a record', () => {
  let harness: Harness;
  let firmId: string;
  let admin: TestMember;
  let clientId: string;
  beforeAll(async () => {
    harness = await Harness.start();
    firmId = await harness.make.firm();
    admin = await harness.make.member(firmId, 'admin');
  });
  beforeEach(async () => {
    clientId = (await harness.make.client(firmId)).id;
  });
  afterAll(() => harness.stop());

  const call = <Body>(method: string, url: string, body?: object, version?: number, token = admin.token) =>
    harness.request<Body>(method, url, token, {
      body,
      headers: version === undefined ? {} : { 'if-match': `"${version}"` },
    });
  const put = (name: string, content: string | Buffer = PDF, more = '', token = admin.token) =>
    putFile<RecordFile & Problem>(
      harness,
      token,
      `recordKind=client&recordId=${clientId}${more}`,
      name,
      content,
    );
  const files = async (token = admin.token) =>
    (await call<Page>('GET', `/files?recordKind=client&recordId=${clientId}`, undefined, undefined, token))
      .body.items;
  const chunksOf = (id: string) =>
    harness.database.sql(
      'SELECT 1 FROM file_chunks c JOIN record_files r ON r.file_id = c.file_id WHERE r.id = $1',
      [id],
    );

  it('are kept as what they are, under a safe name, and only ever saved', async () => {
    const content = Buffer.concat([Buffer.from(PDF), Buffer.alloc(600_000, 7)]);
    const { status, body } = await put('../Offer “final”.pdf', content);
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'Offer “final”.pdf', contentType: 'application/pdf', shared: false });
    expect(body.size).toBe(content.length);
    const saved = await call('GET', `/files/${body.id}/content`);
    expect(saved.raw.equals(content)).toBe(true);
    expect(saved.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment; /) as string,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox') as string,
    });
    const actions = await harness.database.sql(
      'SELECT action FROM audit_entries WHERE object_id = $1 ORDER BY at, id',
      [body.id],
    );
    expect(actions).toEqual([{ action: 'file.uploaded' }, { action: 'file.taken' }]);
  });

  it.each([
    ['page.html', '<script>', 422, 'FILE_KIND_UNKNOWN'],
    ['offer.pdf', '<script>', 422, 'FILE_NOT_WHAT_IT_SAYS'],
    ['empty.txt', '', 422, 'FILE_EMPTY'],
  ])('refuse %s', async (name, content, status, code) => {
    const refused = await put(name, content);
    expect([refused.status, refused.body.errors?.[0]?.code]).toEqual([status, code]);
    expect(await files()).toEqual([]);
  });

  it('refuse what is too large, and keep nothing of it', async () => {
    const refused = await put('large.txt', Buffer.alloc(LIMITS.fileBytes + 1, 0x61));
    expect([refused.status, refused.body.code]).toEqual([413, 'FILE_TOO_LARGE']);
    expect(await files()).toEqual([]);
  });

  it('are renamed within their kind', async () => {
    const { body } = await put('a.pdf');
    const renamed = await call<RecordFile>('PATCH', `/files/${body.id}`, { name: 'b.PDF' }, body.version);
    expect(renamed.body.name).toBe('b.PDF');
    const { version } = renamed.body;
    expect((await call('PATCH', `/files/${body.id}`, { name: 'b.exe' }, version)).status).toBe(422);
    expect((await call('PATCH', `/files/${body.id}`, { name: 'c.pdf' }, body.version)).status).toBe(412);
  });

  it('are removed, put back, and gone for good after a month', async () => {
    const { body } = await put('a.txt', 'words');
    expect((await call('DELETE', `/files/${body.id}`, undefined, body.version)).status).toBe(204);
    expect(await files()).toEqual([]);
    expect((await call('GET', `/files/${body.id}/content`)).status).toBe(404);
    expect((await call('POST', `/files/${body.id}/restore`)).status).toBe(200);
    expect((await call('POST', `/files/${body.id}/restore`)).status).toBe(409);
    const [back] = await files();
    await call('DELETE', `/files/${body.id}`, undefined, back!.version);
    await harness.get(RemovedFiles).sweep();
    expect(await chunksOf(body.id)).toHaveLength(1);
    await harness.database.sql(
      `UPDATE record_files SET removed_at = now() - interval '31 days' WHERE id = $1`,
      [body.id],
    );
    await harness.get(RemovedFiles).sweep();
    expect(await chunksOf(body.id)).toEqual([]);
    expect((await call('POST', `/files/${body.id}/restore`)).status).toBe(404);
  });

  it('are seen by the client when they are shared with it, and by no other', async () => {
    const { make } = harness;
    const portal = await make.portalUser(firmId, clientId, ['documents']);
    const without = await make.portalUser(firmId, clientId, ['billing']);
    const neighbour = await make.portalUser(firmId, (await make.client(firmId)).id);
    const shown = async (token: string) => {
      const { status, body } = await call<Page>('GET', '/portal/files', undefined, undefined, token);
      return status === 200 ? body.items.map(({ name }) => name) : status;
    };
    const { body } = await put('plan.pdf');
    await put('shared.pdf', PDF, '&shared=true');
    expect(await shown(portal.token)).toEqual(['shared.pdf']);
    const content = (token: string, id = body.id) =>
      call('GET', `/portal/files/${id}/content`, undefined, undefined, token);
    expect((await content(portal.token)).status).toBe(404);
    await call('PATCH', `/files/${body.id}`, { shared: true }, body.version);
    expect((await content(portal.token)).raw.toString()).toBe(PDF);
    expect(await shown(without.token)).toBe(403);
    expect(await shown(neighbour.token)).toEqual([]);
    expect((await content(neighbour.token)).status).toBe(404);
    await call('PATCH', `/files/${body.id}`, { shared: false }, body.version + 1);
    expect((await content(portal.token)).status).toBe(404);
    expect(await shown(portal.token)).toEqual(['shared.pdf']);
    expect((await call('GET', `/files/${body.id}/content`, undefined, undefined, portal.token)).status).toBe(
      403,
    );
  });

  it('need the right to read their record, and to write it', async () => {
    const accountant = await harness.make.member(firmId, 'accountant');
    const consultant = await harness.make.member(firmId, 'consultant');
    const stranger = await harness.make.member(await harness.make.firm(), 'admin');
    const { body } = await put('a.pdf');
    expect(await files(accountant.token)).toHaveLength(1);
    expect((await put('b.pdf', PDF, '', accountant.token)).status).toBe(403);
    expect((await put('b.pdf', PDF, '', stranger.token)).status).toBe(404);
    const url = `/files/${body.id}`;
    for (const [who, method, path, change, status] of [
      [accountant, 'DELETE', url, undefined, 403],
      [accountant, 'PATCH', url, { name: 'c.pdf' }, 403],
      [consultant, 'GET', `${url}/content`, undefined, 403],
      [stranger, 'GET', `${url}/content`, undefined, 404],
      [stranger, 'DELETE', url, undefined, 404],
    ] as const)
      expect((await call(method, path, change, body.version, who.token)).status).toBe(status);
  });

  it('go with their client', async () => {
    const { body } = await put('a.pdf', PDF, '&shared=true');
    expect((await call('DELETE', `/clients/${clientId}`, undefined, 1)).status).toBe(204);
    expect(await chunksOf(body.id)).toEqual([]);
    expect(await harness.database.sql('SELECT 1 FROM stored_files WHERE client_id = $1', [clientId])).toEqual(
      [],
    );
  });
});
