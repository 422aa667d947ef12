import { Component, computed, inject, input, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { leadsDrop } from '#libs/api-client/fn/crm/leads-drop';
import { leadsGet } from '#libs/api-client/fn/crm/leads-get';
import { leadsMerge } from '#libs/api-client/fn/crm/leads-merge';
import { leadsReopen } from '#libs/api-client/fn/crm/leads-reopen';
import type { DuplicateDto } from '#libs/api-client/models/duplicate-dto';
import type { LeadDto } from '#libs/api-client/models/lead-dto';
import { UiActions } from '#libs/ui/actions';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { Dialogs } from '#libs/ui/dialogs';
import { UiFormError } from '#libs/ui/form';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { LEAD_LOOKS } from '#libs/ui/statuses';
import type { RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { reloadOn } from '../../core/invalidation';
import { Permissions } from '../../core/permissions';
import { Activities } from '../activities/activities';
import { Duplicates, type Typed } from '../duplicates/duplicates';
import { MergedHistory } from '../duplicates/merged-history';
import { ContactFacts } from './contact-facts';

/** A first contact: who it is, what became of it, what happened. */
@Component({
  selector: 'app-lead-page',
  imports: [
    Activities,
    ContactFacts,
    Duplicates,
    RouterLink,
    MergedHistory,
    UiActions,
    UiAsync,
    UiDate,
    UiFormError,
    UiLoaded,
    UiPageHeader,
    UiStatus,
  ],
  templateUrl: './lead-page.html',
})
export class LeadPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  private readonly permissions = inject(Permissions);

  readonly id = input.required<string>();

  protected readonly looks = LEAD_LOOKS;
  protected readonly back = { label: $localize`Leads`, link: '/leads' };
  protected readonly about = computed(() => ({ leadId: this.id() }));
  protected readonly doing = doing();
  protected readonly lead = reloadOn(
    resource({ params: () => this.id(), loader: ({ params: id }) => this.api.invoke(leadsGet, { id }) }),
    () => `lead:${this.id()}`,
  );
  protected readonly actions = computed((): RowAction[] =>
    this.lead.hasValue() && this.permissions.can(P.CrmManage) ? this.actionsOf(this.lead.value()) : [],
  );

  protected typed({ id: leadId, prospectId, company, email, phone }: LeadDto): Typed {
    return { company, email, phone, leadId, prospectId: prospectId ?? undefined };
  }

  protected mergeable({ status }: LeadDto): 'lead' | undefined {
    return status === 'merged' || !this.permissions.can(P.CrmManage) ? undefined : 'lead';
  }

  protected async merge(
    { id, company }: LeadDto,
    { id: leadId, company: goes }: DuplicateDto,
  ): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Merge ${goes}:lead: into ${company}:lead:?`,
      text: $localize`${company}:lead: keeps what it says. The other one fills what is empty here, adds its note, and hands over its activities; its history stays readable below. This cannot be undone.`,
      action: $localize`Merge leads`,
    });
    if (sure) await this.change(() => this.api.invoke(leadsMerge, { id, body: { leadId } }), 'activities');
  }

  private actionsOf({ id, company, status }: LeadDto): RowAction[] {
    const edit: RowAction = {
      label: $localize`Edit`,
      icon: 'edit',
      run: () => void this.router.navigate(['/leads', id, 'edit']),
    };
    switch (status) {
      case 'open':
        return [
          {
            label: $localize`Make it a prospect`,
            icon: 'view_kanban',
            run: () => void this.router.navigate(['/pipeline/new'], { queryParams: { leadId: id } }),
          },
          edit,
          { label: $localize`Drop`, icon: 'archive', danger: true, run: () => void this.drop(company) },
        ];
      case 'dropped':
        return [
          {
            label: $localize`Take it up again`,
            icon: 'undo',
            run: () => void this.change(() => this.api.invoke(leadsReopen, { id })),
          },
          edit,
        ];
      case 'qualified':
        return [edit];
      case 'merged':
        return [];
    }
  }

  private async drop(company: string): Promise<void> {
    const reason = await this.dialogs.reason({
      heading: $localize`Drop ${company}:company:?`,
      text: $localize`The lead leaves the list of open ones. It can be taken up again.`,
      label: $localize`Why nothing will come of it`,
      action: $localize`Drop lead`,
      danger: true,
    });
    if (reason === null) return;
    await this.change(() => this.api.invoke(leadsDrop, { id: this.id(), body: { reason } }));
  }

  private change(work: () => Promise<unknown>, ...also: string[]): Promise<boolean> {
    return this.doing.run(work, 'leads', `lead:${this.id()}`, ...also);
  }
}
