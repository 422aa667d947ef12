import type { EngagementLineInputDto } from '../../apps/api/src/modules/engagements/dto/engagement-line.dto.js';
import type { Engagement } from '../../apps/api/src/modules/engagements/index.js';
import type { InvoiceDto } from '../../apps/api/src/modules/finance/invoices/dto/invoice.dto.js';
import type { Project } from '../../apps/api/src/modules/projects/project.entity.js';
import { Billing } from './billing.js';
import type { Harness } from './harness.js';

const HOUR = 3_600;
export const JUNE = { periodFrom: '2026-06-01', periodTo: '2026-06-30' };
export const JULY = { periodFrom: '2026-07-01', periodTo: '2026-07-31' };

/** A client whose one engagement is agreed by these lines, with a project that works on the first. */
export async function agreed(harness: Harness, lines: EngagementLineInputDto[], dates: object = {}) {
  const billing = await Billing.start(harness);
  const { firmId, consultant } = billing;
  const client = await harness.make.client(firmId);
  const span = { startDate: '2026-06-01', endDate: '2026-12-31', ...dates };
  const engagement = await harness.make.engagement(firmId, client.id, { ...span, lines });
  const rows = await harness.database.sql<{ id: string }>(
    'SELECT id FROM engagement_lines WHERE firm_id = $1 AND engagement_id = $2 ORDER BY position',
    [firmId, engagement.id],
  );
  const project = (lineId: string): Promise<Project> =>
    harness.make.project(firmId, engagement, [consultant.membershipId], { lineId });
  return new Agreed(
    billing,
    engagement,
    client.id,
    rows.map(({ id }) => id),
    await project(rows[0]!.id),
  );
}

export class Agreed {
  constructor(
    readonly billing: Billing,
    readonly engagement: Engagement,
    readonly clientId: string,
    readonly lineIds: string[],
    readonly project: Project,
  ) {}

  async worked(...days: [workDate: string, hours: number, hourlyRate?: string | null][]): Promise<string[]> {
    return this.billing.hours(
      ...days.map(([workDate, hours, hourlyRate]) => ({
        ...{ workDate, seconds: hours * HOUR, projectId: this.project.id },
        ...(hourlyRate === undefined ? {} : { hourlyRate }),
      })),
    );
  }

  draft(over: object = JUNE) {
    return this.billing.draft({ clientId: this.clientId, ...over });
  }

  drafted(over: object = JUNE): Promise<InvoiceDto> {
    return this.billing.drafted({ clientId: this.clientId, ...over });
  }

  ready() {
    return this.billing.ready(`?clientId=${this.clientId}`).then(({ body }) => body);
  }

  /** As a change order does. */
  async change(terms: string): Promise<void> {
    await this.billing.harness.database.sql(
      `UPDATE engagement_lines SET ${terms} WHERE firm_id = $1 AND engagement_id = $2`,
      [this.billing.firmId, this.engagement.id],
    );
  }

  async partIds(): Promise<string[]> {
    const rows = await this.billing.harness.database.sql<{ id: string }>(
      'SELECT p.id FROM engagement_line_parts p WHERE p.firm_id = $1 ORDER BY p.position',
      [this.billing.firmId],
    );
    return rows.map(({ id }) => id);
  }
}
