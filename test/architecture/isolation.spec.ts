import { Body, Controller, Get, Module, Param, Patch } from '@nestjs/common';
import { IsString } from 'class-validator';
import { P, type Role, ROLE_PERMISSIONS, ROLES } from '#libs/contracts';
import { RequirePermission } from '../../apps/api/src/platform/access/access.decorators.js';
import type { RequestContext } from '../../apps/api/src/platform/context/request-context.js';
import { notFound } from '../../apps/api/src/platform/errors/domain-error.js';
import { Ctx, IdParam } from '../../apps/api/src/platform/http/params.js';
import { Database } from '../../apps/api/src/platform/persistence/database.js';
import { ask, callsOf, forEach, randomIds } from '../support/calls.js';
import { Harness } from '../support/harness.js';
import { type Operation, operations } from '../support/openapi.js';
import { sentBy, sweep } from '../support/sweep.js';
import { tenantTables } from '../support/tenancy-walk.js';
import { fingerprint, makeVictim, type Victim } from '../support/victim.js';

class RenameDto {
  @IsString()
  name!: string;
}

/** A service that forgets the firm, which row-level security alone keeps apart. */
@Controller('forgetful/clients')
class ForgetfulController {
  constructor(private readonly database: Database) {}

  @Get(':id')
  @RequirePermission(P.ClientRead)
  async get(@Ctx() ctx: RequestContext, @Param() { id }: IdParam): Promise<{ name: string }> {
    const row = await this.database.one<{ name: string }>(ctx, 'SELECT name FROM clients WHERE id = $1', [
      id,
    ]);
    return row ?? missing();
  }

  @Patch(':id')
  @RequirePermission(P.ClientWrite)
  async rename(
    @Ctx() ctx: RequestContext,
    @Param() { id }: IdParam,
    @Body() { name }: RenameDto,
  ): Promise<{ name: string }> {
    const text = 'UPDATE clients SET phone = $2 WHERE id = $1 RETURNING phone AS name';
    return (await this.database.one<{ name: string }>(ctx, text, [id, name])) ?? missing();
  }
}

const missing = (): never => {
  throw notFound('client');
};

@Module({ controllers: [ForgetfulController] })
class ForgetfulModule {}

const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } } as const;
const FORGETFUL: Operation[] = (['GET', 'PATCH'] as const).map((method) => ({
  operationId: `forgetful${method}`,
  method,
  path: '/api/v1/forgetful/clients/{id}',
  parameters: [id],
  responses: {},
  'x-access': 'client.read',
  ...(method === 'PATCH' && {
    requestBody: {
      content: {
        'application/json': {
          schema: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
        },
      },
    },
  }),
}));

/** Every operation several times, some of which check a password. */
vi.setConfig({ testTimeout: 120_000 });

let harness: Harness;
let victim: Victim;
const start = async (): Promise<void> => {
  harness = await Harness.start({}, [ForgetfulModule]);
  victim = await makeVictim(harness);
};
const stop = (): Promise<void> => harness.stop();
const guarded = operations.filter(({ 'x-access': rule }) => rule !== 'public');

const stranger = async (): Promise<string> =>
  (await harness.make.member(await harness.make.firm(), 'admin')).token;

/** What a sweep finds, and whether any of the victim's rows changed. */
async function attack(token: string, targets: readonly Operation[] = guarded) {
  const before = await fingerprint(harness, victim.firmId);
  const findings = await sweep(harness, targets, victim, token);
  const after = await fingerprint(harness, victim.firmId);
  return { findings, changed: Object.keys(before).filter((table) => before[table] !== after[table]) };
}

const SAFE = { findings: [], changed: [] };

describe('a firm behind row-level security', () => {
  beforeAll(start);
  afterAll(stop);

  it("gives another firm's admin nothing", async () => {
    expect(await attack(await stranger())).toEqual(SAFE);
  });

  it('gives nothing where a service forgets the firm', async () => {
    expect(await attack(await stranger(), FORGETFUL)).toEqual(SAFE);
  });

  it("gives another client's portal user nothing", async () => {
    const { token } = victim.neighbour;
    // they are people of the firm: what they say of themselves and whom they invite on their own side is written in it
    const changed = ['audit_entries', 'invitations', 'portal_users'];
    expect(await attack(token)).toEqual({ ...SAFE, changed });
    const wrong: string[] = [];
    const consoles = guarded.filter(({ 'x-access': rule }) => !/^(self|portal)$/.test(rule));
    await forEach(consoles, async (operation) => {
      for (const call of callsOf(operation, randomIds))
        if ((await ask(harness, call, token)).status !== 403) wrong.push(operation.operationId);
    });
    expect(wrong).toEqual([]);
  });

  it('gives a colleague nothing of projects for their members only', async () => {
    const { firmId } = victim;
    const project = await harness.database.sql<{ id: string }>(
      `UPDATE projects SET privacy = 'members', name = 'Nightingale ' || id WHERE firm_id = $1 RETURNING id`,
      [firmId],
    );
    const hours = await harness.database.sql<{ id: string }>(
      'SELECT id FROM time_entries WHERE firm_id = $1',
      [firmId],
    );
    const hidden = [...project, ...hours].map(({ id: one }) => one);
    const { token } = await harness.make.member(firmId, 'project_manager', 'approver', 'viewer');
    const seen = async (operationsOf: readonly Operation[]) =>
      sweep(harness, operationsOf, { ids: victim.ids, secrets: ['Nightingale', ...hidden] }, token);
    // what a file of hours said is shown to those who import
    const reads = guarded.filter(
      ({ method, operationId, 'x-access': rule }) =>
        method === 'GET' && rule !== 'portal' && operationId !== 'importsGet',
    );
    // what else they may open is theirs to read
    expect((await seen(reads)).filter((finding) => finding.endsWith('shows the rows'))).toEqual([]);
    const before = await fingerprint(harness, firmId);
    expect(await seen(guarded.filter(({ path }) => /\/(projects|time-entries)\/\{id\}/.test(path)))).toEqual(
      [],
    );
    expect(await fingerprint(harness, firmId)).toMatchObject({
      ...before,
      audit_entries: expect.any(String) as string,
    });
    await harness.database.sql(`UPDATE projects SET privacy = 'firm' WHERE firm_id = $1`, [firmId]);
    expect((await seen(reads)).filter((finding) => finding.endsWith('shows the rows'))).not.toEqual([]);
  });

  it('refuses colleagues what their role does not allow, and writes nothing', async () => {
    const members: { role: Role; token: string }[] = [];
    for (const role of ROLES) members.push({ role, ...(await harness.make.member(victim.firmId, role)) });
    const before = await fingerprint(harness, victim.firmId);
    const wrong: string[] = [];
    await forEach(guarded, async (operation) => {
      const rules = operation['x-access'].split(' or ');
      if (rules[0] === 'self') return;
      const [call] = callsOf(operation, (table) => victim.ids[table]?.[0] ?? randomIds(table));
      for (const { role, token } of members) {
        if (ROLE_PERMISSIONS[role].some((permission) => rules.includes(permission))) continue;
        const { status } = await ask(harness, call!, token);
        if (status !== 403) wrong.push(`${operation.operationId} as ${role}: ${status}`);
      }
    });
    expect(wrong).toEqual([]);
    // that they tried is on record
    const { audit_entries: _before, ...rest } = before;
    expect(await fingerprint(harness, victim.firmId)).toMatchObject(rest);
  });
});

describe('a firm without row-level security', () => {
  beforeAll(async () => {
    await start();
    for (const table of await harness.database.connected(tenantTables))
      await harness.database.sql(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
  });
  afterAll(stop);

  it('gives nothing all the same, for every text of ours names the firm', async () => {
    expect(await attack(await stranger())).toEqual(SAFE);
  });

  it('gives away what a service forgets, and the sweep sees it', async () => {
    const { findings, changed } = await attack(await stranger(), FORGETFUL);
    expect(findings).toEqual(
      expect.arrayContaining([
        'forgetfulGET opens the row by its id',
        'forgetfulGET shows the rows',
        'forgetfulPATCH opens the row by its id',
      ]),
    );
    expect(changed).toEqual(['clients']);
  });
});

/** Refusals of a value's shape, which mean that a request never reached its service. */
const SHAPE = /^(IS_|MIN|MAX|MATCHES|ARRAY_|UNKNOWN_FIELD)/;

describe('the owner', () => {
  beforeAll(start);
  afterAll(stop);

  it('is answered by the very requests of the sweep, so that they mean something', async () => {
    const { token } = victim.admin;
    const opened = new Map<string, boolean>();
    const shapeless: string[] = [];
    for (const operation of guarded.filter(({ 'x-access': rule }) => rule !== 'portal')) {
      const sent = new Set<string>(); // a table with one row would be tried with it in every round
      for (let round = 0; round < 4; round++) {
        const pick = (table: string): string => victim.ids[table]![round % victim.ids[table]!.length]!;
        for (const call of callsOf(operation, pick)) {
          if (sent.has(sentBy(call))) continue;
          sent.add(sentBy(call));
          const { status, body } = await ask(harness, call, token);
          const errors = (body?.['errors'] ?? []) as { field: string; code: string }[];
          if ([400, 415, 428].includes(status) || errors.some(({ code }) => SHAPE.test(code)))
            shapeless.push(`${operation.operationId} ${status} ${JSON.stringify(body)}`);
          if (operation.method === 'GET')
            opened.set(operation.operationId, (opened.get(operation.operationId) ?? false) || status === 200);
        }
      }
    }
    expect(shapeless).toEqual([]);
    expect([...opened].filter(([, ok]) => !ok).map(([name]) => name)).toEqual([]);
  });
});
