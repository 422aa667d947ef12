import { Component, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { monthEnd, monthStart, today } from '#libs/calendar';
import { Api } from '#libs/api-client/api';
import { clientsGet } from '#libs/api-client/fn/clients/clients-get';
import { clientsList } from '#libs/api-client/fn/clients/clients-list';
import { engagementsGet } from '#libs/api-client/fn/engagements/engagements-get';
import { engagementsList } from '#libs/api-client/fn/engagements/engagements-list';
import { invoicesCreate } from '#libs/api-client/fn/finance/invoices-create';
import { projectsGet } from '#libs/api-client/fn/projects/projects-get';
import { projectsList } from '#libs/api-client/fn/projects/projects-list';
import type { CreateInvoiceDto } from '#libs/api-client/models/create-invoice-dto';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiPageHeader } from '#libs/ui/page-header';
import { type Choice, UiPicker } from '#libs/ui/picker';

import { newIdempotencyKey } from '../../core/idempotency';
import { Invalidation } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { GROUPINGS } from './invoice-words';

type OtherTerms = 'currency' | 'note' | 'paymentTermsDays' | 'taxCode';

const EACH = 10;

/** Chooses what to bill; the draft then shows every entry. */
@Component({
  selector: 'app-invoice-form',
  imports: [
    FormField,
    FormRoot,
    MatButton,
    RouterLink,
    UiControl,
    UiField,
    UiFormError,
    UiPageHeader,
    UiPicker,
  ],
  templateUrl: './invoice-form.html',
})
export class InvoiceForm implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly invalidation = inject(Invalidation);
  private readonly formats = inject(Formats);

  readonly clientId = input<string>();
  readonly projectId = input<string>();
  readonly engagementId = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();

  /** Names of what the address already chose. */
  protected readonly chosen = resource({
    params: () => ({
      ...{ clientId: this.clientId(), projectId: this.projectId(), engagementId: this.engagementId() },
    }),
    loader: async ({ params: { clientId, projectId, engagementId } }) => ({
      client: clientId ? (await this.api.invoke(clientsGet, { id: clientId })).name : '',
      project: projectId ? (await this.api.invoke(projectsGet, { id: projectId })).name : '',
      engagement: engagementId ? (await this.api.invoke(engagementsGet, { id: engagementId })).title : '',
    }),
    defaultValue: { client: '', project: '', engagement: '' },
  });
  private readonly thisMonth = today(this.formats.timeZone());
  private readonly model = linkedSignal<Required<Omit<CreateInvoiceDto, OtherTerms>>>(() => ({
    clientId: this.clientId() ?? '',
    projectId: this.projectId() ?? '',
    engagementId: this.engagementId() ?? '',
    periodFrom: this.from() ?? monthStart(this.thisMonth),
    periodTo: this.to() ?? monthEnd(this.thisMonth),
    grouping: 'person',
  }));
  protected readonly groupings = GROUPINGS;
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.clientId);
      required(path.periodFrom);
      required(path.periodTo);
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  private readonly key = newIdempotencyKey();
  private saved = false;

  readonly unsaved = (): boolean => this.form().dirty() && !this.saved;

  constructor() {
    warnOnUnload(this.unsaved);
  }

  protected readonly findClients = async (q: string): Promise<Choice[]> => {
    const { items } = await this.api.invoke(clientsList, { ...(q ? { q } : {}), perPage: EACH });
    return items.map((client) => ({ id: client.id, label: client.name, note: client.currency }));
  };

  protected readonly findProjects = async (q: string): Promise<Choice[]> => {
    const { clientId } = this.model();
    const filters = { ...(q ? { q } : {}), ...(clientId ? { clientId } : {}) };
    const { items } = await this.api.invoke(projectsList, { ...filters, perPage: EACH });
    return items.map((project) => ({ id: project.id, label: project.name, note: project.clientName }));
  };

  protected readonly findEngagements = async (q: string): Promise<Choice[]> => {
    const { clientId } = this.model();
    const filters = { ...(q ? { q } : {}), ...(clientId ? { clientId } : {}) };
    const { items } = await this.api.invoke(engagementsList, { ...filters, perPage: EACH });
    return items.map(({ id, title, clientName }) => ({ id, label: title, note: clientName }));
  };

  private async save(): Promise<void> {
    const { projectId, engagementId, ...rest } = this.model();
    const narrower = { ...(projectId ? { projectId } : {}), ...(engagementId ? { engagementId } : {}) };
    const body = { ...rest, ...narrower };
    const invoice = await this.api.invoke(invoicesCreate, { 'Idempotency-Key': this.key, body });
    this.saved = true;
    this.invalidation.invalidate('invoices', 'billing');
    await this.router.navigate(['/invoices', invoice.id], { replaceUrl: true });
  }
}
