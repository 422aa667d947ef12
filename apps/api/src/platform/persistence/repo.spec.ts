import { Harness } from '../../../../../test/support/harness.js';
import type { TestMember } from '../../../../../test/support/make.js';
import { Client } from '../../modules/clients/client.entity.js';
import { Database } from './database.js';
import type { Repo } from './repo.js';

describe('a repo', () => {
  let harness: Harness;
  let ours: TestMember;
  let theirs: TestMember;
  beforeAll(async () => {
    harness = await Harness.start();
    ours = await harness.make.member(await harness.make.firm(), 'admin');
    theirs = await harness.make.member(await harness.make.firm(), 'admin');
  });
  afterAll(() => harness.stop());

  const withClients = <T>(work: (clients: Repo<Client>) => Promise<T>, who = ours) =>
    harness.as(who, (ctx) => work(harness.get(Database).repo(ctx, Client)));
  const newClient = (name: string) => withClients((clients) => clients.insert({ name, currency: 'EUR' }));

  it('gives a new row its key, its firm and its defaults', async () => {
    const client = await newClient('Defaults');
    expect(client).toBeInstanceOf(Client);
    expect(client).toMatchObject({ firmId: ours.firmId, version: 1, status: 'active', paymentTermsDays: 30 });
    expect(client.id).toMatch(/^[0-9a-f-]{14}7/);
  });

  it("neither finds, changes nor deletes another firm's row", async () => {
    const { id } = await newClient('Hidden');
    await withClients(async (clients) => {
      expect(await clients.findOne({ id })).toBeUndefined();
      expect(await clients.exists({ id })).toBe(false);
      expect(await clients.delete({ id })).toBe(0);
      await expect(clients.update(id, { name: 'Taken' })).rejects.toMatchObject({ status: 404 });
      await expect(clients.lockOrFail(id)).rejects.toMatchObject({ status: 404, detail: 'No such client.' });
    }, theirs);
    expect(await withClients((clients) => clients.getOrFail(id))).toMatchObject({ name: 'Hidden' });
  });

  it('refuses a where or a row that names another firm', async () => {
    const { firmId } = theirs;
    await expect(withClients((clients) => clients.find({ firmId }))).rejects.toThrow('names another');
    await expect(
      withClients((clients) => clients.insert({ firmId, name: 'Smuggled', currency: 'EUR' })),
    ).rejects.toThrow('names another');
    await expect(
      withClients(async (clients) => clients.update((await newClient('Moved')).id, { firmId })),
    ).rejects.toThrow('A key never changes.');
  });

  it('bumps the version and the time of a changed row', async () => {
    const before = await newClient('Versioned');
    const after = await withClients((clients) => clients.update(before.id, { email: 'a@b.example' }));
    expect(after).toMatchObject({ version: 2, email: 'a@b.example', name: 'Versioned' });
    expect(after.updatedAt.getTime()).toBeGreaterThan(before.updatedAt.getTime());
  });

  it('refuses a version that is not the current one', async () => {
    const { id } = await newClient('Contested');
    await withClients((clients) => clients.update(id, { phone: '1' }));
    await expect(withClients((clients) => clients.lockVersion(id, 1))).rejects.toMatchObject({
      status: 412,
      code: 'STALE_VERSION',
    });
    expect(await withClients((clients) => clients.lockVersion(id, 2))).toMatchObject({ phone: '1' });
  });

  it('inserts many rows, and finds by lists and null', async () => {
    await withClients(async (clients) => {
      const rows = await clients.insertMany(
        ['C', 'A', 'B'].map((name) => ({ name: `Many ${name}`, currency: 'EUR' })),
      );
      const found = await clients.find({ id: rows.map(({ id }) => id) }, 'name');
      expect(found.map(({ name }) => name)).toEqual(['Many A', 'Many B', 'Many C']);
      expect(await clients.insertMany([])).toEqual([]);
    });
  });

  it('lets one transaction at a time hold a row', async () => {
    const { id } = await newClient('Locked');
    const order: string[] = [];
    let locked!: () => void;
    const isLocked = new Promise<void>((resolve) => (locked = resolve));
    const first = withClients(async (clients) => {
      await clients.lockOrFail(id);
      locked();
      await new Promise((resolve) => setTimeout(resolve, 100));
      order.push('first');
    });
    await isLocked;
    const second = withClients(async (clients) => {
      await clients.lockOrFail(id);
      order.push('second');
    });
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
  });

  it('refuses a property that the row has not', async () => {
    await expect(withClients((clients) => clients.find({ ['1=1 OR name']: 'x' } as object))).rejects.toThrow(
      'has no property',
    );
  });
});
