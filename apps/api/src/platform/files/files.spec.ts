import { createHash, randomBytes } from 'node:crypto';
import { Harness } from '../../../../../test/support/harness.js';
import type { TestMember } from '../../../../../test/support/make.js';
import { Files } from './files.js';

const MB = 1_048_576;
const CHUNK = 262_144;

async function* inPieces(content: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += size) yield content.subarray(at, at + size);
}

describe('files', () => {
  let harness: Harness;
  let member: TestMember;
  beforeAll(async () => {
    harness = await Harness.start();
    member = await harness.make.member(await harness.make.firm(), 'admin');
  });
  afterAll(() => harness.stop());

  const store = (content: Buffer | AsyncIterable<Buffer>, maxBytes?: number) =>
    harness.as(member, (ctx) =>
      harness.get(Files).store(ctx, content, {
        name: 'a.bin',
        contentType: 'application/octet-stream',
        ...(maxBytes === undefined ? {} : { maxBytes }),
      }),
    );
  const left = async (): Promise<number> =>
    (await harness.database.sql<{ n: number }>('SELECT count(*)::int AS n FROM file_chunks'))[0]!.n;

  it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * MB + 77])(
    'come back as they were, %d bytes',
    async (size) => {
      const content = randomBytes(size);
      const chunksBefore = await left();
      const { id, size: kept, sha256 } = await store(inPieces(content, 70_001));
      expect({ kept, sha256 }).toEqual({
        kept: size,
        sha256: createHash('sha256').update(content).digest('hex'),
      });
      expect((await left()) - chunksBefore).toBe(Math.ceil(size / CHUNK));
      const read = await harness.as(member, (ctx) => harness.get(Files).read(ctx, id));
      expect(read.content.equals(content)).toBe(true);
      const streamed = await harness.as(member, async (ctx) => {
        const parts: Buffer[] = [];
        for await (const part of harness.get(Files).stream(ctx, id)) parts.push(part);
        return Buffer.concat(parts);
      });
      expect(streamed.equals(content)).toBe(true);
    },
  );

  it('that are too large leave nothing', async () => {
    const before = await left();
    await expect(store(inPieces(randomBytes(2 * MB + 1), 65_536), 2 * MB)).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
      status: 413,
      detail: 'The file is larger than 2 MB.',
    });
    expect(await left()).toBe(before);
    await expect(store(randomBytes(2 * MB), 2 * MB)).resolves.toMatchObject({ size: 2 * MB });
  });

  it('of another firm do not exist', async () => {
    const { id } = await store(Buffer.from('secret'));
    const stranger = await harness.make.member(await harness.make.firm(), 'admin');
    await expect(harness.as(stranger, (ctx) => harness.get(Files).read(ctx, id))).rejects.toMatchObject({
      status: 404,
    });
  });

  it('that were removed take their bytes with them', async () => {
    const before = await left();
    const { id } = await store(Buffer.from('gone'));
    await harness.as(member, (ctx) => harness.get(Files).remove(ctx, id));
    expect(await left()).toBe(before);
  });
});
