/** How long people wait for what a changed rate card would do to 100,000 hours that no invoice has. */
import assert from 'node:assert/strict';
import { FIRM, LARGE } from './seed.mjs';

export const UNBILLED = 100_000;
const ROUNDS = 3;

/** Hours of all people on all projects, priced by a card of the firm alone. */
export async function seedUnbilled(client) {
  await client.query(`DELETE FROM rate_cards WHERE firm_id = $1`, [FIRM]);
  await client.query(
    `UPDATE time_entries SET billed_elsewhere = true WHERE firm_id = $1 AND status <> 'invoiced'`,
    [FIRM],
  );
  await client.query(
    `INSERT INTO time_entries (firm_id, id, membership_id, project_id, work_date, seconds, task, note, status, role)
     SELECT $1, uuidv7(), pg_temp.id('member', n % $3), pg_temp.id('project', (n * 7) % $4), DATE '2026-01-01' + n % 300,
       600 + n % 7200, 'Task ' || n % 7, 'Unbilled ' || n, 'submitted', 'Consultant'
     FROM generate_series(1, $2::int) n`,
    [FIRM, UNBILLED, LARGE.people, LARGE.projects],
  );
}

/** Milliseconds of each preview, the slowest last, and of the change itself. */
export async function timeRates(origin, headers) {
  const send = async (method, path, body, more = {}) => {
    const response = await fetch(`${origin}/api/v1${path}`, {
      ...{ method, headers: { ...headers, 'content-type': 'application/json', ...more } },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    assert.ok(response.ok, JSON.stringify(answer));
    return answer;
  };
  const { id } = await send('POST', '/rate-cards', { level: 'firm' });
  const change = {
    versions: [
      { lines: [{ role: 'Consultant', hourlyRate: '110' }] },
      { effectiveFrom: '2026-07-01', lines: [{ role: 'Consultant', hourlyRate: '115.50' }] },
    ],
  };
  const seen = { 'if-match': '"1"' };
  const previews = [];
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now();
    const { entries } = await send('POST', `/rate-cards/${id}/versions/preview`, change, seen);
    previews.push(performance.now() - from);
    assert.equal(entries, UNBILLED);
  }
  const from = performance.now();
  await send('PUT', `/rate-cards/${id}/versions`, change, seen);
  return { previews: previews.sort((a, b) => a - b), change: performance.now() - from };
}
