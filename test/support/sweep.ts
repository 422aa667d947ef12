import { ask, type Call, callsOf, forEach, type PickId, randomIds } from './calls.js';
import type { Answer, Harness } from './harness.js';
import type { Operation } from './openapi.js';
import type { Victim } from './victim.js';

/** How many of a table's rows are tried: enough for every state that the victim has rows in. */
const ROUNDS = 4;

type Given = Answer<Record<string, unknown> | undefined>;

/**
 * Asks every operation for the victim's rows, as somebody who must not have them, and beside it for rows that
 * nobody has. Says in sentences where an answer shows the victim's rows, or differs from that for nobody's.
 */
export async function sweep(
  harness: Harness,
  operations: readonly Operation[],
  { ids, secrets }: Pick<Victim, 'ids' | 'secrets'>,
  token: string,
): Promise<string[]> {
  const findings = new Set<string>();
  const asking = async (call: Call): Promise<Asked> => ({ call, answer: await ask(harness, call, token) });
  await forEach(operations, async (operation) => {
    const sent = new Set<string>(); // a table with one row would be tried with it in every round
    for (let round = 0; round < ROUNDS; round++) {
      const theirs: PickId = (table) => pickOf(ids, table, round, operation);
      const twins = callsOf(operation, randomIds);
      for (const [at, call] of callsOf(operation, theirs).entries()) {
        if (sent.has(sentBy(call))) continue;
        sent.add(sentBy(call));
        const asked = await asking(call);
        const names = secrets.some((secret) => sentBy(call).includes(secret));
        const twin = names ? await asking(twins[at]!) : undefined;
        for (const fault of faultsOf(operation, asked, twin, secrets))
          findings.add(`${operation.operationId} ${fault}`);
      }
    }
  });
  return [...findings];
}

function pickOf(ids: Victim['ids'], table: string, round: number, { operationId }: Operation): string {
  const rows = ids[table];
  if (!rows) throw new Error(`${operationId} takes an id of ${table}, and the victim has no row there.`);
  return rows[round % rows.length]!;
}

interface Asked {
  call: Call;
  answer: Given;
}

/** `twin` is the same request for rows that nobody has, where the one asked names rows. */
function faultsOf(
  { path, method }: Operation,
  asked: Asked,
  twin: Asked | undefined,
  secrets: readonly string[],
): string[] {
  const { call, answer } = asked;
  const sent = sentBy(call);
  const shown = answer.raw.toString('latin1').replaceAll(ASKED, '');
  const succeeds = answer.status < 400;
  // a list answers an unknown filter with nothing, and each list has its own nothing
  const tells = twin && !(succeeds && method === 'GET') && heard(asked) !== heard(twin);
  return [
    ...(answer.status >= 500 ? [`fails with ${answer.status}`] : []),
    ...(succeeds && path.includes('{') ? ['opens the row by its id'] : []),
    ...(secrets.some((secret) => !sent.includes(secret) && shown.includes(secret)) ? ['shows the rows'] : []),
    ...(tells ? [`answers ${heard(asked)} and for a row that nobody has ${heard(twin)}`] : []),
  ];
}

/** What somebody asked for when they exported is recorded as they asked it. */
const ASKED = /"+filters"+:\{[^}]*\}/g;
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** What tells one request of an operation from another. */
export const sentBy = ({ url, body }: Call): string => `${url} ${JSON.stringify(body ?? null)}`;

/** The answer without what differs by itself: its request id, and the ids that were asked for. */
function heard({ call, answer }: Asked): string {
  const asked = sentBy(call).match(UUID) ?? [];
  const text = JSON.stringify({ ...answer.body, requestId: '', status: answer.status });
  return asked.reduce((masked, id) => masked.replaceAll(id, 'ID'), text);
}
