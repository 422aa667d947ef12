import { Body, Controller, Get, Module, Param, Patch, Post } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsArray, IsInt, ValidateNested } from 'class-validator';
import { P } from '#libs/contracts';
import { Harness } from '../../../../../test/support/harness.js';
import type { TestMember } from '../../../../../test/support/make.js';
import { RequirePermission } from '../access/access.decorators.js';
import type { RequestContext } from '../context/request-context.js';
import { IfMatch } from '../http/if-match.js';
import { Ctx, IdParam } from '../http/params.js';
import { IsCurrencyCode, IsDecimalText, IsLine, IsWorkDate } from '../http/validators.js';
import { Database } from '../persistence/database.js';

class LineDto {
  @IsDecimalText('positive')
  amount!: string;
}

class SampleDto {
  @IsLine()
  name!: string;

  @IsWorkDate()
  date!: string;

  @IsCurrencyCode()
  currency!: string;

  @IsInt()
  seconds!: number;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => LineDto)
  lines!: LineDto[];
}

@Controller('samples')
class SamplesController {
  constructor(private readonly database: Database) {}

  @Post()
  @RequirePermission(P.TimeLogOwn)
  create(@Body() body: SampleDto): SampleDto {
    return body;
  }

  @Get('broken')
  @RequirePermission(P.TimeLogOwn)
  broken(): never {
    throw new Error('the password of the database is hunter2');
  }

  @Get('missing-table')
  @RequirePermission(P.TimeLogOwn)
  async sql(@Ctx() ctx: RequestContext): Promise<void> {
    await this.database.query(ctx, 'SELECT * FROM no_such_table');
  }

  @Post('double')
  @RequirePermission(P.TimeLogOwn)
  async double(@Ctx() ctx: RequestContext): Promise<void> {
    const text = `INSERT INTO number_sequences (firm_id, series, year, last_value) VALUES ($1, 'a', 1, 1), ($1, 'a', 1, 1)`;
    await this.database.query(ctx, text, [ctx.firmId]);
  }

  @Patch(':id')
  @RequirePermission(P.TimeLogOwn)
  update(@Param() { id }: IdParam, @IfMatch() version: number): { id: string; version: number } {
    return { id, version: version + 1 };
  }
}

@Module({ controllers: [SamplesController] })
class SamplesModule {}

interface Problem {
  code: string;
  detail: string;
  requestId: string;
  errors?: { field: string; code: string; message: string }[];
}

const GOOD = { name: 'A', date: '2026-02-28', currency: 'EUR', seconds: 60, lines: [{ amount: '1.50' }] };

describe('a problem', () => {
  let harness: Harness;
  let member: TestMember;
  beforeAll(async () => {
    harness = await Harness.start({}, [SamplesModule]);
    member = await harness.make.member(await harness.make.firm(), 'consultant');
  });
  afterAll(() => harness.stop());

  const ask = (method: string, url: string, options = {}) =>
    harness.request<Problem>(method, url, member.token, options);
  const post = (body: unknown, type = 'application/json') =>
    ask('POST', '/samples', { body, headers: { 'content-type': type } });

  it('is problem+json with a code, a sentence and the request id of the answer', async () => {
    const { status, headers, body } = await ask('GET', '/nowhere', {
      headers: { 'x-request-id': 'my-request-1' },
    });
    expect(status).toBe(404);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(headers['x-request-id']).toBe('my-request-1');
    expect(body).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      code: 'NOT_FOUND',
      detail: 'There is nothing at this address.',
      requestId: 'my-request-1',
    });
  });

  it('takes no request id that is not one', async () => {
    const { headers } = await ask('GET', '/nowhere', { headers: { 'x-request-id': 'a b\t{"level":60}' } });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('names every wrong field at once, with the reason', async () => {
    const body = {
      ...GOOD,
      name: '',
      date: '2026-02-30',
      currency: 'EURO',
      seconds: '60',
      lines: [{ amount: 1 }],
    };
    const answer = await post(body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map(({ field }) => field).sort()).toEqual([
      'currency',
      'date',
      'lines.0.amount',
      'name',
      'seconds',
    ]);
    for (const { code, message } of answer.body.errors ?? []) {
      expect(code).toMatch(/^[A-Z_]+$/);
      expect(message.length).toBeGreaterThan(10);
    }
    expect((await post(GOOD)).status).toBe(201);
  });

  it.each([
    ['an unknown field', { ...GOOD, admin: true }, 'admin'],
    ['an unknown nested field', { ...GOOD, lines: [{ amount: '1', discount: '1' }] }, 'lines.0.discount'],
    ['a list where an object belongs', { ...GOOD, lines: ['x'] }, 'lines.0'],
    ['nothing at all', {}, 'name'],
  ])('refuses %s', async (_, body, field) => {
    const answer = await post(body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors?.map((error) => error.field).join()).toContain(field);
  });

  it.each([
    ['JSON that ends early', '{"name": ', 400],
    ['a prototype in disguise', '{"__proto__": {"admin": true}}', 400],
    ['an empty body', '', 400],
  ])('answers %s', async (_, body, status) => {
    const answer = await post(body);
    expect({ status: answer.status, type: answer.headers['content-type'] }).toEqual({
      status,
      type: expect.stringContaining('application/problem+json') as string,
    });
    expect(answer.body.detail).toBeTruthy();
  });

  it('refuses a body of 50 MB before reading it whole', async () => {
    const answer = await post(`{"name": "${'x'.repeat(50 * 1_048_576)}"}`);
    expect(answer).toMatchObject({ status: 413, body: { code: 'BODY_TOO_LARGE' } });
  });

  it('refuses what is not JSON', async () => {
    expect(await post('name=A', 'application/x-www-form-urlencoded')).toMatchObject({
      status: 415,
      body: { code: 'UNSUPPORTED_MEDIA_TYPE' },
    });
    expect((await post('<name/>', 'text/plain')).status).toBe(415);
  });

  it('refuses an id that is none', async () => {
    const answer = await ask('PATCH', '/samples/1', { body: {}, headers: { 'if-match': '"1"' } });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'id' }] } });
  });

  it('asks for the version that was seen, and understands it', async () => {
    const url = `/samples/${member.membershipId}`;
    const patch = (ifMatch?: string) =>
      ask('PATCH', url, { body: {}, headers: ifMatch === undefined ? {} : { 'if-match': ifMatch } });
    expect(await patch()).toMatchObject({ status: 428, body: { code: 'PRECONDITION_REQUIRED' } });
    for (const unreadable of ['3', '*', '"x"', '"1", "2"', '"99999999999"']) {
      expect(await patch(unreadable)).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'If-Match' }] },
      });
    }
    const good = await patch('"3"');
    expect([good.status, good.headers['etag']]).toEqual([200, '"4"']);
    expect((await patch('W/"3"')).status).toBe(200);
  });

  it.each(['/samples/broken', '/samples/missing-table'])(
    'says nothing of the inside when %s fails unexpectedly',
    async (url) => {
      const { status, body } = await ask('GET', url);
      expect(status).toBe(500);
      expect(body).toMatchObject({ code: 'UNEXPECTED', requestId: expect.any(String) as string });
      expect(JSON.stringify(body)).not.toMatch(/hunter2|no_such_table|at |\.ts|SELECT/);
    },
  );

  it('says nothing of the rows when a constraint nobody named is broken', async () => {
    const { status, body } = await ask('POST', '/samples/double', { body: {} });
    expect([status, body.code, body.detail]).toEqual([409, 'CONFLICT', 'This already exists.']);
  });
});
