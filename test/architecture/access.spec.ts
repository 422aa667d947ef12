import { Controller, Get, Module, Post } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { ALL_PERMISSIONS, P } from '#libs/contracts';
import { Public, RequirePermission } from '../../apps/api/src/platform/access/access.decorators.js';
import { RouteCheck } from '../../apps/api/src/platform/access/route-check.js';
import { Harness } from '../support/harness.js';
import { document, nameOf, type Operation, operations, type Schema, success } from '../support/openapi.js';

@Controller('good')
class GoodController {
  @Get()
  @Public('a fixture')
  read(): void {
    return;
  }
}

@Controller('open')
class ForgottenController {
  @Get()
  read(): void {
    return;
  }
}

@Controller('two')
class TwiceController {
  @Post()
  @Public('a fixture')
  @RequirePermission(P.ClientRead)
  write(): void {
    return;
  }
}

/** An application of one controller that checks its routes as ours does. */
function starting(controller: typeof GoodController | typeof ForgottenController | typeof TwiceController) {
  @Module({ imports: [DiscoveryModule], providers: [RouteCheck], controllers: [controller] })
  class Fixture {}
  return Test.createTestingModule({ imports: [Fixture] })
    .compile()
    .then(async (module) => {
      await module.init();
      await module.close();
    });
}

describe('starting', () => {
  it('succeeds when every handler has one access rule', async () => {
    await expect(starting(GoodController)).resolves.toBeUndefined();
  });

  it('fails for a handler without a rule', async () => {
    await expect(starting(ForgottenController)).rejects.toThrow(
      'ForgottenController.read has 0 access rules',
    );
  });

  it('fails for a handler with two', async () => {
    await expect(starting(TwiceController)).rejects.toThrow('TwiceController.write has 2 access rules');
  });
});

describe('the running application', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start();
  });
  afterAll(() => harness.stop());

  it('is what openapi.json describes: npm run client after every change', () => {
    const described = operations.map(({ operationId, 'x-access': access }) => `${operationId} ${access}`);
    const running = harness
      .get(RouteCheck)
      .routes()
      .map(({ handler, access }) => {
        const [, controller = '', method = ''] = /^(\w+)Controller\.(\w+)$/.exec(handler) ?? [];
        const id = `${controller.charAt(0).toLowerCase()}${controller.slice(1)}${method.charAt(0).toUpperCase()}${method.slice(1)}`;
        return `${id} ${access.kind === 'permission' ? access.permissions.join(' or ') : access.kind}`;
      });
    expect(described.sort()).toEqual(running.sort());
  });

  it('asks strangers to sign in everywhere but at its public routes', async () => {
    for (const { method, path, 'x-access': access } of operations) {
      if (access === 'public') continue;
      const url = path.replaceAll(/\{\w+\}/g, '0190a000-0000-7000-8000-000000000000');
      const { status, body } = await harness.request(method, url);
      expect({ method, path, status, code: body['code'] }).toEqual({
        method,
        path,
        status: 401,
        code: 'UNAUTHENTICATED',
      });
    }
  });
});

/** Every place where a schema stands, with a path that a person can find. */
function* placesOf(schema: Schema, place: string): Generator<[place: string, schema: Schema]> {
  yield [place, schema];
  const { properties = {}, items, additionalProperties, allOf = [], oneOf = [], anyOf = [] } = schema;
  for (const [name, property] of Object.entries(properties)) yield* placesOf(property, `${place}.${name}`);
  if (items) yield* placesOf(items, `${place}[]`);
  if (typeof additionalProperties === 'object') yield* placesOf(additionalProperties, `${place}{}`);
  for (const part of [...allOf, ...oneOf, ...anyOf]) yield* placesOf(part, place);
}

function saysNothing({
  $ref,
  allOf,
  oneOf,
  anyOf,
  type,
  enum: words,
  properties,
  additionalProperties,
  items,
}: Schema): boolean {
  if ($ref ?? allOf ?? oneOf ?? anyOf ?? words) return false;
  if (type === undefined) return true;
  if (type === 'array') return !items;
  return type === 'object' && !Object.keys(properties ?? {}).length && !additionalProperties;
}

const DATA = /json|octet-stream|pdf|csv|zip|image|form-data/;
const contentsOf = (operation: Operation) =>
  Object.entries({ ...success(operation).content, ...operation.requestBody?.content });

describe('openapi.json', () => {
  const named = Object.entries(document.components.schemas).map(([name, schema]) => [name, schema] as const);
  const places = [
    ...named.flatMap(([name, schema]) => [...placesOf(schema, name)]),
    ...operations.flatMap((operation) => [
      ...operation.parameters.flatMap(({ name, schema }) => [
        ...placesOf(schema, `${operation.operationId}(${name})`),
      ]),
      ...contentsOf(operation).flatMap(([type, { schema }]) => [
        ...placesOf(schema ?? {}, `${operation.operationId} ${type}`),
      ]),
    ]),
  ];

  it('names every operation once, in letters', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(ids.filter((id) => !/^[a-z][A-Za-z0-9]+$/.test(id))).toEqual([]);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('says what every operation answers, a problem included', () => {
    const silent = operations.filter((operation) => {
      const { status, content } = success(operation);
      const answers = status === 204 || Object.keys(content).some((type) => DATA.test(type));
      const problem = operation.responses['default']?.content?.['application/json']?.schema;
      return !answers || nameOf(problem ?? {}) !== 'ProblemDto';
    });
    expect(silent.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('says who may call every operation', () => {
    const rules: string[] = [...ALL_PERMISSIONS, 'self', 'portal', 'public'];
    const wrong = operations.filter(
      ({ 'x-access': access, security }) =>
        access.split(' or ').some((rule) => !rules.includes(rule)) ||
        (access === 'public') !== (security === undefined),
    );
    expect(wrong.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('keeps portal users on routes of their own', () => {
    const wrong = operations.filter(
      ({ path, 'x-access': access }) => path.startsWith('/api/v1/portal/') !== (access === 'portal'),
    );
    expect(wrong.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('has no schema that says nothing', () => {
    expect(places.filter(([, schema]) => saysNothing(schema)).map(([place]) => place)).toEqual([]);
  });

  it('has no number where a whole number or decimal text belongs', () => {
    expect(places.filter(([, { type }]) => type === 'number').map(([place]) => place)).toEqual([]);
  });

  it('names every list of words, but for sorts', () => {
    const unnamed = places.filter(
      ([place, schema]) =>
        schema.enum &&
        schema.enum.length > 1 &&
        !(place in document.components.schemas) &&
        !place.endsWith('(sort)'),
    );
    expect(unnamed.map(([place]) => place)).toEqual([]);
  });
});
