/** What row-level security sees of a transaction. A portal user's transaction carries the client as well. */
export interface Scope {
  firmId?: string;
  userId?: string;
  clientId?: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isUuid = (value: string): boolean => UUID.test(value);

/** The only place that writes an id into SQL text. @throws Error for anything but a UUID. */
export function uuidLiteral(value: string): string {
  if (!isUuid(value)) throw new Error('Not a UUID.');
  return `'${value}'`;
}

/** Text by which row-level security shows of the projects for their members only these alone; all of them without. */
export const projectsSql = (ids?: readonly string[]): string =>
  `SET LOCAL app.projects = '${ids ? `{${ids.map((id) => uuidLiteral(id).slice(1, -1)).join()}}` : ''}'`;

/**
 * Text that opens a transaction in one round trip, with further settings as `statement_timeout=9000`. SET LOCAL, not
 * set_config(): Citus propagates only that.
 */
export function beginSql(scope: Scope, mode: 'read' | 'write', settings: readonly string[] = []): string {
  const sets = [
    scope.firmId && `SET LOCAL app.firm_id = ${uuidLiteral(scope.firmId)}`,
    scope.userId && `SET LOCAL app.user_id = ${uuidLiteral(scope.userId)}`,
    scope.clientId && `SET LOCAL app.client_id = ${uuidLiteral(scope.clientId)}`,
    ...settings.map((setting) => `SET LOCAL ${setting}`),
  ].filter(Boolean);
  return [mode === 'read' ? 'BEGIN READ ONLY' : 'BEGIN', ...sets].join('; ');
}

/** Lets what is frozen move from one client to another, until the transaction ends. */
export const mergeSql = (from: string, into: string): string =>
  `SET LOCAL app.merge_from = ${uuidLiteral(from)}; SET LOCAL app.merge_into = ${uuidLiteral(into)}`;
