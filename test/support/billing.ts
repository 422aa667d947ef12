import { v7 as uuidv7 } from 'uuid';
import type { Role } from '#libs/contracts';
import type { BillingReadyDto } from '../../apps/api/src/modules/finance/invoices/dto/billing.dto.js';
import type {
  InvoiceDto,
  InvoiceEntriesDto,
  InvoicePageDto,
} from '../../apps/api/src/modules/finance/invoices/dto/invoice.dto.js';
import type { TrialBalanceDto } from '../../apps/api/src/modules/finance/ledger/dto/ledger.dto.js';
import type { PaymentDto } from '../../apps/api/src/modules/finance/payments/dto/payment.dto.js';
import type { ProblemDto } from '../../apps/api/src/platform/errors/problem.dto.js';
import type { Client } from '../../apps/api/src/modules/clients/client.entity.js';
import type { Project } from '../../apps/api/src/modules/projects/project.entity.js';
import type { Answer, Harness } from './harness.js';
import type { TestMember } from './make.js';

/** What came back, be it an answer or a problem. */
export type Body<T> = T & Omit<ProblemDto, 'status'>;

interface Options {
  currency?: string;
  baseCurrency?: string;
  email?: string;
}

/** A firm with a client, a project and an accountant, and the calls that take time to money. */
export class Billing {
  private constructor(
    readonly harness: Harness,
    readonly firmId: string,
    readonly client: Client,
    readonly project: Project,
    readonly consultant: TestMember,
    readonly accountant: TestMember,
  ) {}

  static async start(
    harness: Harness,
    { currency = 'EUR', baseCurrency = 'EUR', email = '' }: Options = {},
  ): Promise<Billing> {
    const { make } = harness;
    const firmId = await make.firm({ baseCurrency });
    const client = await make.client(firmId, { currency, email });
    const [consultant, accountant] = [
      await make.member(firmId, 'consultant'),
      await make.member(firmId, 'accountant'),
    ];
    const engagement = await make.engagement(firmId, client.id, { currency });
    const project = await make.project(firmId, engagement, [consultant.membershipId]);
    return new Billing(harness, firmId, client, project, consultant, accountant);
  }

  member(...roles: Role[]): Promise<TestMember> {
    return this.harness.make.member(this.firmId, ...roles);
  }

  /** Approved hours; returns their ids. */
  async hours(
    ...entries: {
      seconds?: number;
      hourlyRate?: string | null;
      workDate?: string;
      task?: string;
      projectId?: string;
    }[]
  ): Promise<string[]> {
    const { membershipId } = this.consultant;
    const ids: string[] = [];
    for (const { projectId = this.project.id, hourlyRate = '100.00', ...entry } of entries) {
      const rate = { hourlyRate, rateSource: hourlyRate === null ? null : ('engagement' as const) };
      const made = await this.harness.make.timeEntry(this.firmId, {
        ...{ membershipId, projectId, status: 'approved' as const, seconds: 3_600 },
        ...rate,
        ...entry,
      });
      ids.push(made.id);
    }
    return ids;
  }

  /** Many approved hours of 0.5 h at 100.00 in one statement. */
  async manyHours(count: number, projectId = this.project.id): Promise<void> {
    await this.harness.database.sql(
      `INSERT INTO time_entries (firm_id, id, membership_id, project_id, work_date, seconds, status, hourly_rate, rate_source, task, note)
       SELECT $1, uuidv7(), $2, $3, DATE '2026-03-01' + (n % 28)::int, 1800, 'approved', 100.00, 'engagement', 'Build', 'Note ' || n
       FROM generate_series(1, $4::int) n`,
      [this.firmId, this.consultant.membershipId, projectId, count],
    );
    await this.harness.database.sql('ANALYZE time_entries'); // what autovacuum does within the minute
  }

  call<T>(
    method: string,
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
    token = this.accountant.token,
  ) {
    return this.harness.request<Body<T>>(method, url, token, { body, headers });
  }

  draft(over: object = {}): Promise<Answer<Body<InvoiceDto>>> {
    const period = { periodFrom: '2026-03-01', periodTo: '2026-03-31', grouping: 'entry' };
    return this.call('POST', '/invoices', { clientId: this.client.id, ...period, ...over });
  }

  async drafted(over: object = {}): Promise<InvoiceDto> {
    const { status, body } = await this.draft(over);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  }

  issue(
    draft: Pick<InvoiceDto, 'id' | 'version'>,
    body: object = {},
    headers?: Record<string, string>,
  ): Promise<Answer<Body<InvoiceDto>>> {
    return this.call('POST', `/invoices/${draft.id}/issue`, body, { ...match(draft), ...headers });
  }

  async issued(over: object = {}, terms: object = {}): Promise<InvoiceDto> {
    const { status, body } = await this.issue(await this.drafted(over), terms);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body;
  }

  get(id: string): Promise<Answer<Body<InvoiceDto>>> {
    return this.call('GET', `/invoices/${id}`);
  }

  list(query = ''): Promise<Answer<Body<InvoicePageDto>>> {
    return this.call('GET', `/invoices${query}`);
  }

  entries(id: string): Promise<Answer<Body<InvoiceEntriesDto>>> {
    return this.call('GET', `/invoices/${id}/entries`);
  }

  setEntries(
    invoice: Pick<InvoiceDto, 'id' | 'version'>,
    entryIds: string[],
  ): Promise<Answer<Body<InvoiceDto>>> {
    return this.call('PUT', `/invoices/${invoice.id}/entries`, { entryIds }, match(invoice));
  }

  patch(invoice: Pick<InvoiceDto, 'id' | 'version'>, changes: object): Promise<Answer<Body<InvoiceDto>>> {
    return this.call('PATCH', `/invoices/${invoice.id}`, changes, match(invoice));
  }

  discard(invoice: Pick<InvoiceDto, 'id' | 'version'>): Promise<Answer<Body<object>>> {
    return this.call('DELETE', `/invoices/${invoice.id}`, undefined, match(invoice));
  }

  pay(
    invoiceId: string,
    amount: string,
    over: object = {},
    headers?: Record<string, string>,
  ): Promise<Answer<Body<PaymentDto>>> {
    const body = { invoiceId, amount, date: today(), method: 'bank_transfer', ...over };
    return this.call('POST', '/payments', body, headers);
  }

  async paid(invoiceId: string, amount: string, over: object = {}): Promise<PaymentDto> {
    const { status, body } = await this.pay(invoiceId, amount, over);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  }

  ready(query = ''): Promise<Answer<Body<BillingReadyDto>>> {
    return this.call('GET', `/billing/ready${query}`);
  }

  async trialBalance(): Promise<TrialBalanceDto> {
    return (await this.call<TrialBalanceDto>('GET', '/ledger/trial-balance')).body;
  }

  /** Balances in base by account purpose. */
  async balances(): Promise<Record<string, string>> {
    const { rows } = await this.trialBalance();
    return Object.fromEntries(rows.map(({ purpose, balance }) => [purpose ?? '', balance]));
  }

  /** The open invoices' worth in base, as the documents have it: what the receivable must be. */
  async openInBase(): Promise<string> {
    const [row] = await this.harness.database.sql<{ open: string }>(
      `SELECT coalesce(sum(round(i.total * i.base_rate, u.exponent) - coalesce((SELECT sum(a.base_amount) FROM payment_allocations a
         WHERE a.firm_id = i.firm_id AND a.invoice_id = i.id AND a.live), 0)), 0)::text AS open
       FROM invoices i JOIN firms f ON f.id = i.firm_id JOIN currencies u ON u.code = f.base_currency
       WHERE i.firm_id = $1 AND i.status <> 'draft'`,
      [this.firmId],
    );
    return row!.open;
  }

  async statusesOf(...ids: string[]): Promise<string[]> {
    const rows = await this.harness.database.sql<{ status: string }>(
      'SELECT DISTINCT status FROM time_entries WHERE id = ANY($1::uuid[]) ORDER BY 1',
      [ids],
    );
    return rows.map(({ status }) => status);
  }
}

export const match = ({ version }: { version: number }): Record<string, string> => ({
  'if-match': `"${version}"`,
});

export const today = (): string => new Date().toISOString().slice(0, 10);

export const key = (value = uuidv7()): Record<string, string> => ({ 'idempotency-key': value });
