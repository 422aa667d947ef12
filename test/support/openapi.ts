import { readFileSync } from 'node:fs';

export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object';
  format?: string;
  enum?: unknown[];
  nullable?: boolean;
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  required?: string[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  minItems?: number;
  default?: unknown;
  example?: unknown;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  schema: Schema;
}

type Content = Record<string, { schema?: Schema }>;

export interface Operation {
  operationId: string;
  method: string;
  path: string;
  parameters: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { content?: Content }>;
  security?: object[];
  /** Permissions joined by ' or ', or one of `self`, `portal`, `public`. */
  'x-access': string;
  /** What counts by a limit of its own; of public ones, which answers count for an address. */
  'x-counts'?: string;
}

interface Document {
  paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>;
  components: { schemas: Record<string, Schema> };
}

/** The document that the web app's client is generated from. `npm run client` brings it up to date. */
export const document = JSON.parse(
  readFileSync(new URL('../../libs/api-client/openapi.json', import.meta.url), 'utf8'),
) as Document;

export const operations: readonly Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    ...operation,
    method: method.toUpperCase(),
    path,
  })),
);

const NAMED = '#/components/schemas/';

export const nameOf = ({ $ref }: Schema): string | undefined => $ref?.slice(NAMED.length);

/** The schema itself, behind its name and behind the `allOf` that nullable names come in. */
export function resolve(schema: Schema): Schema {
  const name = nameOf(schema);
  if (name !== undefined) return resolve(document.components.schemas[name] ?? {});
  if (!schema.allOf) return schema;
  const { allOf, ...rest } = schema;
  const parts = allOf.map(resolve);
  return {
    ...(Object.assign({}, ...parts) as Schema),
    ...rest,
    properties: Object.assign({}, ...parts.map((part) => part.properties ?? {})) as Record<string, Schema>,
    required: parts.flatMap((part) => part.required ?? []),
  };
}

export const bodySchema = ({ requestBody }: Operation, type = 'application/json'): Schema | undefined =>
  requestBody?.content[type]?.schema;

/** The status and content of the answer that a call is for. */
export function success({ responses }: Operation): { status: number; content: Content } {
  const [status = '0', answer] = Object.entries(responses).find(([code]) => /^2\d\d$/.test(code)) ?? [];
  return { status: Number(status), content: answer?.content ?? {} };
}

/** The rows' schema of an operation that answers pages. */
export function listItem(operation: Operation): Schema | undefined {
  const schema = success(operation).content['application/json']?.schema;
  const { items, total } = (schema && resolve(schema).properties) ?? {};
  return operation.method === 'GET' && total ? items?.items : undefined;
}
