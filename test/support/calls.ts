import { randomUUID } from 'node:crypto';
import type { Answer, Harness } from './harness.js';
import { bodySchema, type Operation, resolve, type Schema } from './openapi.js';

export interface Call {
  method: string;
  url: string;
  body?: unknown;
  headers: Record<string, string>;
}

/** Gives an id of a row of the table. */
export type PickId = (table: string) => string;

/** Ids whose name is not their table's: by field, path segment or word. */
const TABLES: Record<string, string> = {
  account: 'accounts',
  actor: 'memberships',
  before_prospect: 'prospects',
  before_stage: 'pipeline_stages',
  custom_role: 'roles',
  colleague: 'portal_users',
  entry: 'time_entries',
  export: 'firm_exports',
  file: 'record_files',
  form: 'lead_forms',
  journal: 'journal_entries',
  line: 'engagement_lines',
  link: 'proposal_links',
  manager: 'memberships',
  member: 'memberships',
  object: 'invoices',
  other_client: 'clients',
  owner: 'memberships',
  project_manager: 'memberships',
  provider: 'identity_providers',
  record: 'clients',
  related: 'invoices',
  stage: 'pipeline_stages',
  tag: 'client_tags',
  subject: 'contracts',
  template: 'proposal_templates',
  'sign-in': 'identity_providers',
};

/** What the schema alone does not say: fields that a good request needs, by operation. */
const FIELDS: Record<string, Record<string, unknown>> = {
  leadFormsCreate: { fields: [{ key: 'email', label: 'Words', required: true }], origins: [] },
  portalSignaturesSign: { name: 'Words', code: '123456', consentSha256: 'a'.repeat(64) },
  timeEntriesCreate: { seconds: 1_800 },
  timeEntriesUpdate: { note: 'Changed' },
};

const BOUNDARY = 'votra-test-boundary';
const DATE = '2026-03-02';

const snake = (text: string): string =>
  text
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();
const plural = (word: string): string => word.replace(/y$/, 'ie').replace(/(s|x|ch)$/, '$1e') + 's';

/** The table of an id: `clientId`, `entryIds`, `{id}` below `/time-entries`. @throws Error when nobody knows */
function tableOf(field: string, path: string): string {
  const word = /^(.+?)Ids?$/.exec(field)?.[1];
  if (word) return TABLES[snake(word)] ?? plural(snake(word));
  const [before = path] = field === 'id' ? path.split('/{id}') : [path];
  const segment =
    before
      .split('/')
      .filter((part) => !/^(approve|send-back|reopen)$/.test(part))
      .at(-1) ?? '';
  return TABLES[segment.replace(/s$/, '')] ?? snake(segment);
}

const isId = (schema: Schema): boolean => {
  const { format, items } = resolve(schema);
  return format === 'uuid' || (items !== undefined && isId(items));
};
const bearsId = (schema: Schema): boolean => {
  const { properties, items } = resolve(schema);
  return (
    isId(schema) ||
    (items !== undefined && bearsId(items)) ||
    Object.values(properties ?? {}).some((property) => bearsId(property))
  );
};

/**
 * Requests that the operation's own description makes likely to be good: one with what is required, and one
 * more for each optional field or parameter that names another row.
 */
export function callsOf(operation: Operation, pick: PickId): Call[] {
  const { method, parameters, path } = operation;
  const value = (name: string, schema: Schema): unknown => sample(name, schema, path, pick);
  const url = parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce((text, { name, schema }) => {
      const said = isId(schema) ? pick(tableOf(name, path)) : String(value(name, schema));
      return text.replace(`{${name}}`, said);
    }, path);
  const query = parameters.filter((parameter) => parameter.in === 'query');
  const required = query.filter((parameter) => parameter.required);
  const queries = [
    required,
    ...query.filter(({ required: must, schema }) => !must && isId(schema)).map((one) => [...required, one]),
  ].map((chosen) => chosen.map(({ name, schema }) => `${name}=${String(value(name, schema))}`).join('&'));
  const headers: Record<string, string> = parameters.some(({ name }) => name === 'If-Match')
    ? { 'if-match': '"1"' }
    : {};
  const urls = queries.map((text) => (text ? `${url}?${text}` : url));
  if (bodySchema(operation, 'multipart/form-data'))
    return urls.map((each) => ({ method, url: each, ...upload(headers) }));
  const schema = bodySchema(operation);
  const bodies = schema ? samples(operation, schema, value) : [undefined];
  return urls.flatMap((each) => bodies.map((body) => ({ method, url: each, body, headers })));
}

function samples(
  { operationId }: Operation,
  schema: Schema,
  value: (name: string, schema: Schema) => unknown,
): object[] {
  const { properties = {}, required = [] } = resolve(schema);
  const base = Object.fromEntries(required.map((name) => [name, value(name, properties[name] ?? {})]));
  const linked = Object.keys(properties).filter(
    (name) => !required.includes(name) && bearsId(properties[name] ?? {}),
  );
  const bodies = [{}, ...linked.map((name) => ({ [name]: value(name, properties[name] ?? {}) }))];
  return bodies.map((more) => ({ ...base, ...FIELDS[operationId], ...more }));
}

function sample(name: string, given: Schema, path: string, pick: PickId): unknown {
  const schema = resolve(given);
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'array':
      return [sample(name, schema.items ?? {}, path, pick)];
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([key]) => schema.required?.includes(key))
          .map(([key, property]) => [key, sample(key, property, path, pick)]),
      );
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    default:
      return text(name, schema, path, pick);
  }
}

function text(name: string, { format }: Schema, path: string, pick: PickId): string {
  if (format === 'uuid') return pick(tableOf(name, path));
  if (format === 'date') return DATE;
  if (format === 'decimal') return '1.00';
  if (format === 'email') return 'somebody@test.example';
  if (name === 'currency') return 'EUR';
  if (name === 'code') return 'standard';
  if (name === 'objectType') return 'invoice';
  return 'Words';
}

function upload(headers: Record<string, string>): Upload {
  const part = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\nDate,Client\r\n--${BOUNDARY}--\r\n`;
  return {
    body: Buffer.from(part),
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  };
}

interface Upload {
  body: Buffer;
  headers: Record<string, string>;
}

/** Another id each time, but the same order of them: for the twin of a call that names nobody's rows. */
export const randomIds: PickId = () => randomUUID();

export const ask = (
  harness: Harness,
  { method, url, body, headers }: Call,
  token?: string,
): Promise<Answer<Record<string, unknown> | undefined>> =>
  harness.request(method, url, token, { headers, ...(body === undefined ? {} : { body }) });

/** So many at a time: on a busy machine most of a request is waiting for a turn. */
const AT_ONCE = 6;

/** Does the work for each, some at the same time: for what leaves nothing behind that another one meets. */
export async function forEach<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const left = items.values();
  const worker = async (): Promise<void> => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
