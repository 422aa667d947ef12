import { Injectable } from '@nestjs/common';
import { ALL_PERMISSIONS, permissionsOf } from '#libs/contracts';
import { Audit } from '../../../platform/audit/audit.js';
import { Config } from '../../../platform/config/config.js';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { Verification } from '../chain/verification.js';
import { complianceCsv } from './compliance-csv.js';
import { renderCompliancePdf } from './compliance-pdf.js';
import { DEED_COUNTS, KEYS, PEOPLE, PORTAL_PEOPLE, RECORD_STATE } from './compliance.queries.js';
import type {
  ComplianceFigureDto,
  ComplianceFileQuery,
  ComplianceFormat,
  ComplianceKeyDto,
  CompliancePeriodQuery,
  CompliancePersonDto,
  CompliancePortalPersonDto,
  ComplianceRecordDto,
  ComplianceReportDto,
  ComplianceRightDto,
} from './dto/compliance-report.dto.js';
import { COMPLIANCE_TOPICS, DEEDS, STATE_FIGURES } from './figures.js';

type PersonRow = CompliancePersonDto & { granted: string[] };
type RecordRow = Omit<ComplianceRecordDto, 'chain' | 'keptYears'> & { mfaRequired: boolean };

const CONTENT_TYPES: Record<ComplianceFormat, string> = {
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
};

/** Answers what auditors ask about access to the firm; each figure is the length of a list that can be looked at. */
@Injectable()
export class ComplianceReports {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly verification: Verification,
    private readonly config: Config,
  ) {}

  /** That it was made is recorded, after it was. @throws 422 for a period that ends before it begins */
  async make(ctx: RequestContext, period: CompliancePeriodQuery): Promise<ComplianceReportDto> {
    const report = await this.report(ctx, period);
    await this.record(ctx, 'made', period);
    return report;
  }

  /** As `make`, as a file. */
  async file(
    ctx: RequestContext,
    { format, ...period }: ComplianceFileQuery,
  ): Promise<{ name: string; contentType: string; content: Buffer }> {
    const report = await this.report(ctx, period);
    await this.record(ctx, 'exported', { ...period, format });
    const name = `compliance-${period.from}-${period.to}.${format}`;
    return { name, contentType: CONTENT_TYPES[format], content: await contentOf(report, format) };
  }

  private async report(ctx: RequestContext, period: CompliancePeriodQuery): Promise<ComplianceReportDto> {
    if (period.to < period.from)
      throw DomainError.field('to', 'PERIOD_BACKWARDS', 'The period ends before it begins.');
    const { from, to } = period;
    const within = [ctx.firmId, from, to];
    const [rows, portalPeople, keys, deeds, state, chain] = await Promise.all([
      this.database.query<PersonRow>(ctx, PEOPLE, within),
      this.database.query<CompliancePortalPersonDto>(ctx, PORTAL_PEOPLE, within),
      this.database.query<ComplianceKeyDto>(ctx, KEYS, [ctx.firmId]),
      this.database.query<Count>(ctx, DEED_COUNTS, [...within, Object.values(DEEDS).flat()]),
      this.database.one<RecordRow>(ctx, RECORD_STATE, within),
      this.verification.state(ctx),
    ]);
    const people = rows.map(({ granted: _, ...person }) => person);
    const { mfaRequired, ...record } = state!;
    return {
      ...{ firmName: ctx.firm.name, from, to, madeAt: new Date(), madeBy: ctx.actor.name, mfaRequired },
      figures: figuresOf({ people, keys, deeds }, period),
      record: { ...record, chain, keptYears: this.config.AUDIT_RETENTION_YEARS },
      ...{ people, rights: rightsOf(rows), portalPeople, keys },
    };
  }

  private record(ctx: RequestContext, deed: string, after: object): Promise<void> {
    const object = { objectType: 'compliance_report', objectId: ctx.firmId, objectLabel: ctx.firm.name };
    return this.audit.record(ctx, { action: `compliance_report.${deed}`, ...object, after });
  }
}

interface Count {
  action: string;
  count: number;
}

interface Counted {
  people: readonly CompliancePersonDto[];
  keys: readonly ComplianceKeyDto[];
  deeds: readonly Count[];
}

/** By topic: what is so, then what happened. */
function figuresOf({ people, keys, deeds }: Counted, period: CompliancePeriodQuery): ComplianceFigureDto[] {
  const lists = { '/members': people, '/api-keys': keys };
  const counts = new Map(deeds.map(({ action, count }) => [action, count]));
  return COMPLIANCE_TOPICS.flatMap((topic) => [
    ...STATE_FIGURES.filter((figure) => figure.topic === topic).map(({ name, list, filters }) => ({
      ...{ topic, name, path: pathOf(list, filters) },
      value: lists[list].filter((row) => matches(row, filters)).length,
    })),
    ...(DEEDS[topic] ?? []).map((name) => ({
      ...{ topic, name, value: counts.get(name)! },
      path: pathOf('/audit', { action: name, from: period.from, to: period.to }),
    })),
  ]);
}

const matches = (row: object, filters: Readonly<Record<string, string>>): boolean =>
  Object.entries(filters).every(([name, value]) => String((row as Record<string, unknown>)[name]) === value);

const pathOf = (list: string, filters: Readonly<Record<string, string>>): string =>
  `${list}?${new URLSearchParams(filters).toString()}`;

/** Every right with who holds it now. */
function rightsOf(rows: readonly PersonRow[]): ComplianceRightDto[] {
  const holders = rows
    .filter(({ status }) => status === 'active')
    .map(({ name, roles, granted }) => ({ name, held: permissionsOf(roles, granted) }));
  return ALL_PERMISSIONS.map((permission) => ({
    permission,
    people: holders.filter(({ held }) => held.has(permission)).map(({ name }) => name),
  }));
}

async function contentOf(report: ComplianceReportDto, format: ComplianceFormat): Promise<Buffer> {
  if (format === 'pdf') return renderCompliancePdf(report);
  return Buffer.from(format === 'csv' ? complianceCsv(report) : JSON.stringify(report, null, 2));
}
