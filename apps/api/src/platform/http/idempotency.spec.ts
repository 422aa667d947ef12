import { Body, Controller, Module, Post } from '@nestjs/common';
import { IsBoolean, IsOptional, IsString } from 'class-validator';
import { P } from '#libs/contracts';
import { Harness } from '../../../../../test/support/harness.js';
import type { TestMember } from '../../../../../test/support/make.js';
import { RequirePermission } from '../access/access.decorators.js';
import type { RequestContext } from '../context/request-context.js';
import { wrongState } from '../errors/domain-error.js';
import { Sequences } from '../sequences/sequences.js';
import { IdempotencySweep } from './idempotency.sweep.js';
import { Idempotent } from './idempotency.interceptor.js';
import { Ctx } from './params.js';

class DrawDto {
  @IsString()
  series!: string;

  @IsOptional()
  @IsBoolean()
  fail?: boolean;
}

/** Lets a test hold a request in the middle of its work. */
const gate: { entered: () => void; open: Promise<void> } = {
  entered: () => undefined,
  open: Promise.resolve(),
};

@Controller('numbers')
class NumbersController {
  constructor(private readonly sequences: Sequences) {}

  @Post()
  @Idempotent()
  @RequirePermission(P.TimeLogOwn)
  async draw(@Ctx() ctx: RequestContext, @Body() { series, fail }: DrawDto): Promise<{ number: string }> {
    const number = await this.sequences.next(ctx, series, '2026-01-01', '{seq}');
    gate.entered();
    await gate.open;
    if (fail) throw wrongState('NOT_NOW', 'Not now.');
    return { number };
  }
}

@Module({ controllers: [NumbersController] })
class NumbersModule {}

describe('an idempotency key', () => {
  let harness: Harness;
  let member: TestMember;
  let key = 0;
  beforeAll(async () => {
    harness = await Harness.start({}, [NumbersModule]);
    member = await harness.make.member(await harness.make.firm(), 'consultant');
  });
  afterAll(() => harness.stop());
  beforeEach(() => {
    key++;
  });

  const draw = (body: object, headers: Record<string, string>, who = member) =>
    harness.request<{ number?: string; code?: string }>('POST', '/numbers', who.token, { body, headers });
  const withKey = (body: object, who = member) => draw(body, { 'idempotency-key': `key-${key}` }, who);

  it('gives the same request the same answer and one effect', async () => {
    const first = await withKey({ series: 'same' });
    const second = await withKey({ series: 'same' });
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual({ number: '1' });
    expect([first.headers['idempotent-replayed'], second.headers['idempotent-replayed']]).toEqual([
      undefined,
      'true',
    ]);
    expect((await draw({ series: 'same' }, {})).body).toEqual({ number: '2' });
  });

  it('is refused for another body', async () => {
    await withKey({ series: 'one' });
    expect(await withKey({ series: 'other' })).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED', errors: [{ field: 'Idempotency-Key' }] },
    });
    expect((await draw({ series: 'other' }, {})).body).toEqual({ number: '1' });
  });

  it('is refused while the first request is at work', async () => {
    let open = (): void => undefined;
    const entered = new Promise<void>((resolve) => (gate.entered = resolve));
    gate.open = new Promise((resolve) => (open = resolve));
    const first = withKey({ series: 'flight' });
    await entered;
    const second = await withKey({ series: 'flight' });
    open();
    expect(second).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_IN_FLIGHT' } });
    expect((await first).body).toEqual({ number: '1' });
    expect((await withKey({ series: 'flight' })).body).toEqual({ number: '1' });
  });

  it('acts once however many come at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => withKey({ series: 'crowd' })));
    for (const { status, body } of answers) {
      if (status === 201) expect(body).toEqual({ number: '1' });
      else expect({ status, code: body.code }).toEqual({ status: 409, code: 'IDEMPOTENCY_IN_FLIGHT' });
    }
    expect((await draw({ series: 'crowd' }, {})).body).toEqual({ number: '2' });
  });

  it('keeps nothing of a failure', async () => {
    expect(await withKey({ series: 'failing', fail: true })).toMatchObject({ status: 409 });
    expect(await withKey({ series: 'failing' })).toMatchObject({ status: 201, body: { number: '1' } });
  });

  it('belongs to the person who sent it', async () => {
    const colleague = await harness.make.member(member.firmId, 'consultant');
    const stranger = await harness.make.member(await harness.make.firm(), 'consultant');
    expect((await withKey({ series: 'own' })).body).toEqual({ number: '1' });
    expect((await withKey({ series: 'own' }, colleague)).body).toEqual({ number: '2' });
    expect((await withKey({ series: 'own' }, stranger)).body).toEqual({ number: '1' });
  });

  it('is forgotten after a day', async () => {
    await withKey({ series: 'old' });
    await harness.database.sql(`UPDATE idempotency_keys SET created_at = created_at - interval '25 hours'`);
    expect((await withKey({ series: 'old' })).body).toEqual({ number: '2' });
    expect((await withKey({ series: 'old' })).body).toEqual({ number: '2' });
  });

  it('leaves nothing behind after that', async () => {
    await withKey({ series: 'swept' });
    await harness.database.sql(`UPDATE idempotency_keys SET created_at = created_at - interval '25 hours'`);
    await withKey({ series: 'kept' }, await harness.make.member(member.firmId, 'consultant'));
    await harness.get(IdempotencySweep).sweep();
    const left = await harness.database.sql('SELECT response FROM idempotency_keys');
    expect(left).toEqual([{ response: { number: '1' } }]);
  });

  it('has 1 to 255 characters', async () => {
    expect(await draw({ series: 'long' }, { 'idempotency-key': 'k'.repeat(256) })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'Idempotency-Key', code: 'KEY_LENGTH' }] },
    });
  });
});
