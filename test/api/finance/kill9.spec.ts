import { setTimeout as sleep } from 'node:timers/promises';
import type { InvoiceDto } from '../../../apps/api/src/modules/finance/invoices/dto/invoice.dto.js';
import { ApiProcess } from '../../support/api-process.js';
import { Billing, match } from '../../support/billing.js';
import { Harness } from '../../support/harness.js';

/** Replicas share the work and die one by one; three times three are nine kills. */
const WAVES = 3;
const REPLICAS = 3;
const DAYS = 365;
const LONGEST_LIFE_MS = 700;

/** What is wrong with the firm's invoices; each row is a sentence. Nothing is half there. */
const FAULTS = `
  WITH issued AS (SELECT * FROM invoices WHERE firm_id = $1 AND status <> 'draft'),
  journals AS (SELECT * FROM journal_entries WHERE firm_id = $1)
  SELECT 'no whole PDF: ' || i.number AS fault FROM issued i
    LEFT JOIN stored_files f ON f.firm_id = i.firm_id AND f.id = i.pdf_file_id
    WHERE f.size IS DISTINCT FROM (SELECT sum(length(c.content)) FROM file_chunks c WHERE c.firm_id = i.firm_id AND c.file_id = f.id)
       OR f.sha256 IS DISTINCT FROM (SELECT encode(sha256(string_agg(c.content, '' ORDER BY c.position)), 'hex') FROM file_chunks c
            WHERE c.firm_id = i.firm_id AND c.file_id = f.id)
  UNION ALL SELECT 'postings do not add up: ' || i.number FROM issued i
    WHERE i.total IS DISTINCT FROM (SELECT sum(p.amount) FROM journals j JOIN postings p ON p.firm_id = j.firm_id AND p.journal_entry_id = j.id
      WHERE j.source_id = i.id AND j.kind = 'issue')
  UNION ALL SELECT 'an entry is not invoiced: ' || i.number FROM issued i
    JOIN invoice_line_entries x ON x.firm_id = i.firm_id AND x.invoice_id = i.id
    JOIN time_entries t ON t.firm_id = x.firm_id AND t.id = x.time_entry_id WHERE t.status <> 'invoiced'
  UNION ALL SELECT 'lines do not add up: ' || i.id FROM invoices i
    WHERE i.firm_id = $1 AND i.subtotal IS DISTINCT FROM (SELECT sum(l.amount) FROM invoice_lines l WHERE l.firm_id = i.firm_id AND l.invoice_id = i.id)
  UNION ALL SELECT 'a draft was posted: ' || i.id FROM invoices i JOIN journals j ON j.source_id = i.id WHERE i.firm_id = $1 AND i.status = 'draft'
  UNION ALL SELECT 'an invoiced entry has no invoice: ' || t.id FROM time_entries t WHERE t.firm_id = $1 AND t.status = 'invoiced'
    AND NOT EXISTS (SELECT 1 FROM invoice_line_entries x JOIN issued i ON i.id = x.invoice_id WHERE x.firm_id = t.firm_id AND x.time_entry_id = t.id)
  UNION ALL SELECT 'a journal without its invoice: ' || j.id FROM journals j WHERE j.source_id NOT IN (SELECT id FROM issued)
  UNION ALL SELECT 'a PDF without its invoice: ' || f.name FROM stored_files f WHERE f.firm_id = $1 AND f.id NOT IN (SELECT pdf_file_id FROM issued)
  UNION ALL SELECT 'the audit has ' || count(*) FROM audit_entries WHERE firm_id = $1 AND action = 'invoice.issued'
    HAVING count(*) <> (SELECT count(*) FROM issued)
  UNION ALL SELECT 'a gap before ' || number FROM (SELECT number, row_number() OVER (ORDER BY number) AS place FROM issued) n
    WHERE right(number, 5)::int <> place
  UNION ALL SELECT 'the counter stands at ' || coalesce(max(last_value), 0) FROM number_sequences WHERE firm_id = $1
    HAVING coalesce(max(last_value), 0) <> (SELECT count(*) FROM issued)`;

const STILL_AT_WORK = `SELECT pid FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL`;

describe('kill -9 while invoices are issued', () => {
  let harness: Harness;
  let billing: Billing;
  beforeAll(async () => {
    harness = await Harness.start();
    billing = await Billing.start(harness);
    await harness.database.sql(
      `INSERT INTO time_entries (firm_id, id, membership_id, project_id, work_date, seconds, status, hourly_rate, rate_source)
       SELECT $1, uuidv7(), $2, $3, DATE '2026-01-01' + n, 3600 + n, 'approved', 95.38, 'engagement'
       FROM generate_series(0, ${DAYS - 1}) n, generate_series(1, 3)`,
      [billing.firmId, billing.consultant.membershipId, billing.project.id],
    );
  });
  afterAll(async () => {
    await ApiProcess.killAll();
    await harness.stop();
  });

  it('leaves every invoice whole or not issued, and no gap in the numbers', async () => {
    const random = randomFrom(Number(process.env['KILL_SEED'] ?? Math.floor(Math.random() * 1e9)));
    const acknowledged: string[] = [];
    let day = 0;
    /** Drafts and issues one day after the other until the process is gone; tells of its first invoice. */
    const work = async (api: ApiProcess, warm: () => void): Promise<void> => {
      for (;;) {
        const date = new Date(Date.UTC(2026, 0, 1 + (day++ % DAYS))).toISOString().slice(0, 10);
        const terms = { clientId: billing.client.id, periodFrom: date, periodTo: date, grouping: 'entry' };
        const draft = await api.send<InvoiceDto>('POST', '/invoices', billing.accountant.token, terms);
        if (!draft) return;
        expect(draft.status).toBe(201);
        const issue = `/invoices/${draft.body.id}/issue`;
        const issued = await api.send<InvoiceDto>(
          'POST',
          issue,
          billing.accountant.token,
          {},
          match(draft.body),
        );
        if (!issued) return;
        expect(issued.status).toBe(200);
        acknowledged.push(issued.body.number!);
        warm();
      }
    };
    /** Killed at a random instant after its first invoice, in the middle of two others. */
    const liveAndDie = async (api: ApiProcess): Promise<void> => {
      let working: Promise<void>[] = [];
      await new Promise<void>((warm, fail) => {
        working = Array.from({ length: 3 }, () => work(api, warm));
        for (const one of working) one.catch(fail);
      });
      await sleep(random(LONGEST_LIFE_MS));
      await api.kill();
      await Promise.all(working);
    };
    for (let wave = 0; wave < WAVES; wave++) {
      const starting = Array.from({ length: REPLICAS }, () => ApiProcess.start(harness.database.url));
      await Promise.all((await Promise.all(starting)).map(liveAndDie));
      while ((await harness.database.sql(STILL_AT_WORK)).length) await sleep(10);
      expect(await harness.database.sql(FAULTS, [billing.firmId])).toEqual([]);
    }
    const numbers = await harness.database.sql<{ number: string }>(
      `SELECT number FROM invoices WHERE firm_id = $1 AND status <> 'draft'`,
      [billing.firmId],
    );
    process.stdout.write(
      `${numbers.length} invoices, ${acknowledged.length} of them answered, ${day} days begun\n`,
    );
    expect(numbers.map(({ number }) => number)).toEqual(expect.arrayContaining(acknowledged));
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(await billing.trialBalance()).toMatchObject({ balance: '0.00' });
  }, 240_000);
});

function randomFrom(seed: number): (below: number) => number {
  process.stdout.write(`KILL_SEED=${seed}\n`);
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
