import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { complianceFile$Csv } from '#libs/api-client/fn/audit/compliance-file-csv';
import { complianceFile$Json } from '#libs/api-client/fn/audit/compliance-file-json';
import { complianceFile$Pdf } from '#libs/api-client/fn/audit/compliance-file-pdf';
import { complianceReport } from '#libs/api-client/fn/audit/compliance-report';
import type { ComplianceFigureDto } from '#libs/api-client/models/compliance-figure-dto';
import type { ComplianceFormat } from '#libs/api-client/models/compliance-format';
import type { ComplianceReportDto } from '#libs/api-client/models/compliance-report-dto';
import type { ComplianceTopic } from '#libs/api-client/models/compliance-topic';
import { addDays, today } from '#libs/calendar';
import { UiActions } from '#libs/ui/actions';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { UiDayRange } from '#libs/ui/day-range';
import { Downloads } from '#libs/ui/download';
import { UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiPageHeader } from '#libs/ui/page-header';

import { doing } from '../../core/doing';
import { day, listCodec } from '../../core/list-codec';
import { listView } from '../../core/list-view';
import { AuditChain } from './audit-chain';
import { ComplianceTables } from './compliance-tables';
import { figureWords, screenOf, TOPIC_WORDS } from './compliance-words';

const codec = listCodec({ filters: { from: day(), to: day() }, sorts: ['topic'], sort: 'topic' });
/** Days that the report looks back where nobody says otherwise. */
const USUAL_DAYS = 90;
const CALLS = { pdf: complianceFile$Pdf, csv: complianceFile$Csv, json: complianceFile$Json };

/** What auditors ask about access; each figure leads to the list that it counts. */
@Component({
  selector: 'app-compliance-report',
  imports: [
    AuditChain,
    ComplianceTables,
    RouterLink,
    UiActions,
    UiAsync,
    UiDate,
    UiDayRange,
    UiFormError,
    UiLoaded,
    UiPageHeader,
  ],
  templateUrl: './compliance-report.html',
  styles: `
    .topics {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr));
      gap: 1rem;
    }
    h2 {
      margin: 0 0 0.5rem;
      font-size: 1rem;
    }
    dl {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 0.375rem 1rem;
      margin: 0;
      font-size: 0.875rem;
    }
    dt {
      color: var(--mat-sys-on-surface-variant);
    }
    dd {
      margin: 0;
      text-align: end;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class ComplianceReport {
  private readonly api = inject(Api);
  private readonly downloads = inject(Downloads);
  protected readonly formats = inject(Formats);
  protected readonly doing = doing();
  protected readonly view = listView(codec);
  protected readonly back = { label: $localize`Audit log`, link: '/audit' };
  protected readonly words = figureWords;
  protected readonly screen = screenOf;
  protected readonly topics = Object.entries(TOPIC_WORDS).map(([key, label]) => ({
    ...{ key: key as ComplianceTopic, label },
  }));

  protected readonly period = computed(
    () => {
      const { from, to } = this.view.filters();
      const until = to || today(this.formats.timeZone());
      return { from: from || addDays(until, -USUAL_DAYS), to: until };
    },
    { equal: (a, b) => a.from === b.from && a.to === b.to },
  );
  protected readonly days = computed(() => ({ 'f.from': this.period().from, 'f.to': this.period().to }));
  protected readonly report = resource({
    params: () => this.period(),
    loader: ({ params }) => this.api.invoke(complianceReport, params),
  });
  protected readonly exports = [
    { label: $localize`Save as PDF`, run: () => void this.save('pdf') },
    { label: $localize`Export CSV`, run: () => void this.save('csv') },
    { label: $localize`Export JSON`, run: () => void this.save('json') },
  ];

  protected of({ figures }: ComplianceReportDto, topic: ComplianceTopic): ComplianceFigureDto[] {
    return figures.filter((figure) => figure.topic === topic);
  }

  protected checks({ record }: ComplianceReportDto): string {
    const { foundIntact, foundBroken } = record;
    return $localize`${this.formats.number(foundIntact)}:intact: intact, ${this.formats.number(foundBroken)}:broken: broken`;
  }

  private save(format: ComplianceFormat): Promise<boolean> {
    return this.doing.run(async () => {
      const { from, to } = this.period();
      const file = await this.api.invoke(CALLS[format], { from, to, format });
      this.downloads.save(file, `compliance-${from}-${to}.${format}`);
    });
  }
}
