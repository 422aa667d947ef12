import { deflateSync } from 'node:zlib';
import type { FirmDto } from '../../../apps/api/src/modules/identity/firms/dto/firm.dto.js';
import type { MemberDetailsDto } from '../../../apps/api/src/modules/identity/members/dto/member.dto.js';
import type { OwnProfileDto } from '../../../apps/api/src/modules/identity/members/dto/own-profile.dto.js';
import { Billing, type Body } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';
import type { TestMember, TestPortalUser } from '../../support/make.js';
import { jpeg, pixelsOf, png, pngChunk, upload, webp } from '../../support/pictures.js';
import { unzip } from '../../support/unzip.js';

describe('pictures', () => {
  let harness: Harness;
  let firm: string;
  let admin: TestMember;
  let person: TestMember;
  let contact: TestPortalUser;
  beforeAll(async () => {
    harness = await Harness.start();
    firm = await harness.make.firm();
    admin = await harness.make.member(firm, 'admin');
    person = await harness.make.member(firm, 'consultant');
    contact = await harness.make.portalUser(firm, (await harness.make.client(firm)).id);
  });
  afterAll(() => harness.stop());

  const get = async <T>(url: string, { token }: { token: string } = admin) =>
    (await harness.request<Body<T>>('GET', url, token)).body;
  const send = <T>(
    method: 'PUT' | 'DELETE',
    url: string,
    who: { token: string },
    version: number,
    content?: Buffer | string,
  ) => {
    const { body, headers } = content === undefined ? { headers: {} } : upload(content);
    return harness.request<Body<T>>(method, url, who.token, {
      ...(body && { body }),
      headers: { ...headers, 'if-match': `"${version}"` },
    });
  };
  const setPhoto = async (content: Buffer | string, who = person) =>
    send<OwnProfileDto>(
      'PUT',
      '/me/photo',
      who,
      (await get<OwnProfileDto>('/me/profile', who)).version,
      content,
    );
  const setLogo = async (content: Buffer | string) =>
    send<FirmDto>('PUT', '/firm/logo', admin, (await get<FirmDto>('/firm')).version, content);
  const shown = (id: string | undefined | null, { token }: { token: string } = admin, headers = {}) =>
    harness.request('GET', `/images/${id}`, token, { headers });
  const deeds = async (objectId: string) =>
    (
      await harness.database.sql<{ action: string }>(
        'SELECT action FROM audit_entries WHERE firm_id = $1 AND object_id = $2 ORDER BY at, id',
        [firm, objectId],
      )
    ).map((entry) => entry.action);

  describe('that people upload of themselves', () => {
    it('are shown to the firm by an id of their own, and to nobody else', async () => {
      const { status, body } = await setPhoto(await jpeg(600, 400));
      expect(status).toBe(200);
      const { photoId } = body;
      expect(photoId).toMatch(/^[0-9a-f-]{36}$/);
      const { raw, headers } = await shown(photoId);
      expect(headers).toMatchObject({
        'content-type': 'image/webp',
        'cache-control': 'private, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-disposition': expect.stringMatching(/^attachment/) as string,
        'content-security-policy': expect.stringContaining('sandbox') as string,
      });
      expect(await pixelsOf(raw)).toMatchObject({ width: 256, height: 256, format: 'webp' });
      const again = await shown(photoId, admin, { 'if-none-match': headers['etag'] });
      expect([again.status, again.raw.length]).toEqual([304, 0]);

      expect((await get<MemberDetailsDto>(`/members/${person.membershipId}`)).photoId).toBe(photoId);
      expect(await get('/me', person)).toMatchObject({ membership: { photoId } });
      const stranger = await harness.make.member(await harness.make.firm(), 'admin');
      expect((await shown(photoId, stranger)).status).toBe(404);
      expect((await shown(photoId, contact)).status).toBe(404);
      expect((await harness.request('GET', `/images/${photoId}`)).status).toBe(401);
    });

    it('have another id when they change, and go with the one who removes them', async () => {
      const vain = await harness.make.member(firm, 'consultant');
      const first = (await setPhoto(png(64, 64), vain)).body;
      const stale = await send('PUT', '/me/photo', vain, first.version - 1, png(64, 64));
      expect([stale.status, stale.body.code]).toEqual([412, 'STALE_VERSION']);
      const second = (await setPhoto(await webp(64, 64), vain)).body;
      expect(second.photoId).not.toBe(first.photoId);
      expect((await shown(first.photoId)).status).toBe(404);
      const gone = await send<OwnProfileDto>('DELETE', '/me/photo', vain, second.version);
      expect(gone.body).toMatchObject({ photoId: null, version: second.version + 1 });
      expect((await send('DELETE', '/me/photo', vain, gone.body.version)).status).toBe(404);
      const done = ['member.photo_added', 'member.photo_replaced', 'member.photo_removed'];
      expect(await deeds(vain.membershipId)).toEqual(done);
    });

    it('are taken away by who looks after people, whoever added them', async () => {
      const vain = await harness.make.member(firm, 'consultant');
      const { version } = (await setPhoto(png(64, 64), vain)).body;
      const url = `/members/${vain.membershipId}/photo`;
      expect((await send('DELETE', url, person, version)).status).toBe(403);
      expect((await send('DELETE', url, admin, version - 1)).status).toBe(412);
      expect((await send('DELETE', url, admin, version)).status).toBe(204);
      expect((await get<MemberDetailsDto>(`/members/${vain.membershipId}`)).photoId).toBeNull();
      expect(await deeds(vain.membershipId)).toEqual(['member.photo_added', 'member.photo_removed']);
    });

    it('are cut to their middle', async () => {
      const bands = [
        [255, 0, 0, 255],
        [0, 255, 0, 255],
        [0, 0, 255, 255],
      ].map((colour) => Buffer.concat(Array<Buffer>(90).fill(Buffer.from(colour))));
      const row = Buffer.concat([Buffer.of(0), ...bands]);
      const wide = png(270, 90, { pixels: Buffer.concat(Array<Buffer>(90).fill(row)) });
      const { raw } = await shown((await setPhoto(wide)).body.photoId);
      const cut = await pixelsOf(raw);
      const green = (x: number) => cut.at(x, 45).map((part) => part > 127);
      expect([cut.width, cut.height, green(4), green(85)]).toEqual([
        ...[90, 90],
        ...[
          [false, true, false],
          [false, true, false],
        ],
      ]);
    });

    it('are drawn upright, and say nothing of camera or place', async () => {
      const source = await jpeg(300, 100, 6);
      expect(source.includes('Springfield')).toBe(true);
      const logo = (await setLogo(source)).body.logo!;
      expect(logo).toMatchObject({ width: 80, height: 240 });
      const { raw } = await shown(logo.id);
      expect(raw.includes('Springfield') || raw.includes('Exif')).toBe(false);
      const text = pngChunk('tEXt', Buffer.from('Comment\0Springfield'));
      const polyglot = Buffer.concat([
        png(40, 20, { chunks: [text] }),
        Buffer.from('<script>alert(1)</script>'),
      ]);
      const made = (await setLogo(polyglot)).body.logo!;
      expect(made).toMatchObject({ width: 40, height: 20 });
      const clean = (await shown(made.id)).raw;
      expect(clean.includes('Springfield') || clean.includes('script')).toBe(false);
      expect((await pixelsOf(clean)).at(0, 0)).toEqual([200, 30, 30, 255]);
    });

    it('are of members alone: portal users have none', async () => {
      const answer = await send('PUT', '/me/photo', contact, 1, png(9, 9));
      expect([answer.status, (await send('DELETE', '/me/photo', contact, 1)).status]).toEqual([403, 403]);
    });

    it('are forgotten with the person', async () => {
      const leaver = await harness.make.member(firm, 'consultant');
      const { photoId } = (await setPhoto(png(9, 9), leaver)).body;
      const call = (deed: string, body: object, version = 1) =>
        harness.request('POST', `/members/${leaver.membershipId}/${deed}`, admin.token, {
          body: { reason: 'Asked us to', ...body },
          headers: { 'if-match': `"${version}"` },
        });
      await call('deactivate', {});
      const { name, version } = await get<MemberDetailsDto>(`/members/${leaver.membershipId}`);
      expect((await call('erase', { name }, version)).body).toMatchObject({
        status: 'erased',
        photoId: null,
      });
      expect((await shown(photoId)).status).toBe(404);
    });
  });

  describe('of the firm', () => {
    it('fit a letterhead, keep what is transparent, and are seen by its clients', async () => {
      const half = png(1_280, 320, { colour: [10, 20, 200, 128] });
      const { logo, version } = (await setLogo(half)).body;
      expect(logo).toMatchObject({ width: 640, height: 160 });
      const { raw, headers } = await shown(logo?.id, contact);
      expect(headers['content-type']).toBe('image/png');
      const [red, green, blue, alpha] = (await pixelsOf(raw)).at(0, 0);
      expect([red! >> 3, green! >> 3, blue! >> 3, alpha]).toEqual([1, 2, 24, 128]);
      for (const who of [person, contact]) expect(await get('/me', who)).toMatchObject({ firm: { logo } });
      const colleague = await send('PUT', '/firm/logo', person, version, half);
      expect(colleague.status).toBe(403);
      expect((await send('DELETE', '/firm/logo', admin, version - 1)).status).toBe(412);
      const bare = await send<FirmDto>('DELETE', '/firm/logo', admin, version);
      expect(bare.body).toMatchObject({ logo: null, version: version + 1 });
      expect((await deeds(firm)).at(-1)).toBe('firm.logo_removed');
    });

    it('stand on the invoices that are issued with them, and in the file with everything', async () => {
      const billing = await Billing.start(harness);
      const boss = await harness.make.member(billing.firmId, 'admin');
      const pdfOf = async (id: string) =>
        (await harness.request('GET', `/invoices/${id}/pdf`, boss.token)).raw.toString('latin1');
      await billing.hours(
        { seconds: 3_600, workDate: '2026-03-02' },
        { seconds: 3_600, workDate: '2026-04-01' },
      );
      const plain = await billing.issued({ periodFrom: '2026-03-01', periodTo: '2026-03-31' });
      expect(await pdfOf(plain.id)).not.toContain('/Subtype /Image');
      const { version } = await get<FirmDto>('/firm', boss);
      const { logo } = (await send<FirmDto>('PUT', '/firm/logo', boss, version, png(300, 100))).body;
      const branded = await billing.issued({ periodFrom: '2026-04-01', periodTo: '2026-04-30' });
      const printed = await pdfOf(branded.id);
      expect(printed).toMatch(/\/Subtype \/Image[^]*\/Width 300\s+\/Height 100/);
      await send('DELETE', '/firm/logo', boss, version + 1);
      expect(await pdfOf(branded.id)).toBe(printed);
      expect(await pdfOf(plain.id)).not.toContain('/Subtype /Image');

      const restored = await send<FirmDto>('PUT', '/firm/logo', boss, version + 2, png(30, 10));
      await harness.request('POST', '/firm/exports', boss.token);
      await harness.drainJobs(['firm-export']);
      const [made] = await get<{ id: string }[]>('/firm/exports', boss);
      const files = unzip((await harness.request('GET', `/firm/exports/${made!.id}/file`, boss.token)).raw);
      const { id } = restored.body.logo!;
      expect(id).not.toBe(logo!.id);
      expect((await pixelsOf(files[`images/${id}-logo.png`]!)).width).toBe(30);
      expect(files['tables/images.csv']!.toString().split('\r\n')[0]).not.toContain('content,');
    });
  });

  describe('that are none, or too much', () => {
    const refusal = async (content: Buffer | string) => {
      const { status, body } = await setPhoto(content);
      return [status, body.errors?.[0]?.code];
    };
    const bomb = (name: string) =>
      pngChunk(name, Buffer.concat([Buffer.from('x\0\0'), deflateSync(Buffer.alloc(8_000_000))]));

    it('are refused by what they are, not by their name', async () => {
      const frames = await webp(9, 9);
      const moving = Buffer.concat([
        ...[frames.subarray(0, 12), Buffer.from('VP8X\x0a\0\0\0\x02\0\0\0\x08\0\0\x08\0\0', 'latin1')],
        frames.subarray(12),
      ]);
      moving.writeUInt32LE(moving.length - 8, 4);
      expect(await refusal('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')).toEqual([
        422,
        'IMAGE_SVG',
      ]);
      expect(await refusal('GIF89a....')).toEqual([422, 'IMAGE_UNKNOWN']);
      expect(await refusal('<html><body>')).toEqual([422, 'IMAGE_UNKNOWN']);
      expect(await refusal(png(50, 50).subarray(0, 60))).toEqual([422, 'IMAGE_BROKEN']);
      expect(await refusal((await jpeg(99, 99)).subarray(0, 200))).toEqual([422, 'IMAGE_BROKEN']);
      expect(await refusal(moving)).toEqual([422, 'IMAGE_MOVING']);
    });

    it('are refused by their heads, before anything is unpacked', async () => {
      const few = Buffer.alloc(1_000);
      expect(await refusal(png(60_000, 60_000, { pixels: few }))).toEqual([422, 'IMAGE_TOO_MANY_PIXELS']);
      expect(await refusal(png(1, 30_000_000, { pixels: few }))).toEqual([422, 'IMAGE_TOO_MANY_PIXELS']);
      expect(await refusal(png(0, 5, { pixels: few }))).toEqual([422, 'IMAGE_BROKEN']);
      const one = await jpeg(40, 40);
      const scan = one.subarray(one.indexOf(Buffer.of(0xff, 0xda)), -2);
      const many = Buffer.concat([one.subarray(0, -2), ...Array<Buffer>(200).fill(scan), one.subarray(-2)]);
      expect(await refusal(many)).toEqual([422, 'IMAGE_TOO_MANY_SCANS']);
      const frame = one.subarray(one.indexOf(Buffer.of(0xff, 0xc0)));
      const twice = Buffer.concat([one.subarray(0, -2), frame]);
      expect(await refusal(twice)).toEqual([422, 'IMAGE_BROKEN']);
      expect((await setPhoto(Buffer.alloc(11 * 1_048_576))).body.code).toBe('FILE_TOO_LARGE');
    });

    it('lose profiles and texts that unpack to more than the picture', async () => {
      const { status } = await setPhoto(png(9, 9, { chunks: [bomb('iCCP'), bomb('zTXt')] }));
      expect(status).toBe(200);
    });

    it('leave the picture from before', async () => {
      const { photoId } = (await setPhoto(png(9, 9))).body;
      await setPhoto('no picture');
      expect((await get<OwnProfileDto>('/me/profile', person)).photoId).toBe(photoId);
      const nothing = await harness.request<Body<object>>('PUT', '/me/photo', person.token, {
        body: {},
        headers: { 'if-match': '"1"' },
      });
      expect([nothing.status, nothing.body.errors?.[0]?.code]).toEqual([422, 'FILE_MISSING']);
    });
  });
});
