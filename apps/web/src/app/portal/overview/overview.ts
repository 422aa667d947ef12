import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '#libs/api-client/api';
import { portalOverview } from '#libs/api-client/fn/portal/portal-overview';
import type { PortalInvoiceRowDto } from '#libs/api-client/models/portal-invoice-row-dto';
import type { PortalOverviewDto } from '#libs/api-client/models/portal-overview-dto';
import { today } from '#libs/calendar';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiEmpty } from '#libs/ui/empty';
import { Formats } from '#libs/ui/formats';
import { UiIcon } from '#libs/ui/icon';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';

import { Session } from '../../core/session';
import { dueText } from '../shared/due-text';
import { INVOICE_LOOKS } from '../shared/invoice-looks';
import { OpenSums } from '../shared/open-sums';
import { PROJECT_LOOKS } from '../shared/project-looks';
import { ScheduleBar } from '../shared/schedule-bar';
import { ToAccept } from './to-accept';
import { ToSign } from './to-sign';

/** What the client has to do, and the work under way. */
@Component({
  selector: 'portal-overview',
  imports: [
    OpenSums,
    RouterLink,
    ScheduleBar,
    ToAccept,
    ToSign,
    UiAsync,
    UiCan,
    UiEmpty,
    UiIcon,
    UiLoaded,
    UiMoney,
    UiNone,
    UiPageHeader,
    UiStatus,
  ],
  templateUrl: './overview.html',
  styleUrl: './overview.scss',
})
export class Overview {
  private readonly api = inject(Api);
  private readonly me = inject(Session).me;
  private readonly timeZone = inject(Formats).timeZone;

  protected readonly overview = resource({ loader: () => this.api.invoke(portalOverview) });
  protected readonly heading = computed(() => this.me()?.portal?.clientName ?? '');
  protected readonly subtitle = computed(
    () => $localize`Your projects and invoices with ${this.me()?.firm.name ?? ''}:firm:`,
  );
  protected readonly invoiceLooks = INVOICE_LOOKS;
  protected readonly projectLooks = PROJECT_LOOKS;

  protected readonly due = (invoice: PortalInvoiceRowDto): string =>
    dueText(invoice.dueDate, today(this.timeZone()));
  protected readonly isEmpty = (value: unknown): boolean => {
    const { openInvoices, projects } = value as PortalOverviewDto;
    return openInvoices.length === 0 && projects.length === 0;
  };
  /** Invoices that are open beyond those shown here. */
  protected readonly more = ({ openInvoices, openSums }: PortalOverviewDto): number =>
    openSums.reduce((count, sum) => count + sum.count, 0) - openInvoices.length;
}
