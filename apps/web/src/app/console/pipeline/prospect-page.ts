import { Component, computed, inject, input, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { pipelineStagesList } from '#libs/api-client/fn/crm/pipeline-stages-list';
import { prospectsGet } from '#libs/api-client/fn/crm/prospects-get';
import { prospectsMerge } from '#libs/api-client/fn/crm/prospects-merge';
import { prospectsPlace } from '#libs/api-client/fn/crm/prospects-place';
import type { DuplicateDto } from '#libs/api-client/models/duplicate-dto';
import type { PipelineStageDto } from '#libs/api-client/models/pipeline-stage-dto';
import type { ProspectDto } from '#libs/api-client/models/prospect-dto';
import { UiActions } from '#libs/ui/actions';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { Dialogs } from '#libs/ui/dialogs';
import { UiFigure } from '#libs/ui/figure';
import { UiFormError } from '#libs/ui/form';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { PROSPECT_LOOKS } from '#libs/ui/statuses';
import type { RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { ifMatch } from '../../core/if-match';
import { reloadOn } from '../../core/invalidation';
import { Permissions } from '../../core/permissions';
import { ContactFacts } from '../leads/contact-facts';
import { Activities } from '../activities/activities';
import { Duplicates, type Typed } from '../duplicates/duplicates';
import { MergedHistory } from '../duplicates/merged-history';
import { ProposalsOf } from '../proposals/proposals-of';
import { lossReason } from './loss-reason';

/** Work that may be won: of whom, what it is worth, where it stands, what happened. */
@Component({
  selector: 'app-prospect-page',
  imports: [
    Activities,
    ContactFacts,
    Duplicates,
    RouterLink,
    MergedHistory,
    ProposalsOf,
    UiActions,
    UiCan,
    UiAsync,
    UiDate,
    UiFigure,
    UiFormError,
    UiLoaded,
    UiMoney,
    UiPageHeader,
    UiStatus,
  ],
  templateUrl: './prospect-page.html',
})
export class ProspectPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  private readonly can = inject(Permissions).can;
  private readonly lossReason = lossReason();

  readonly id = input.required<string>();

  protected readonly P = P;
  protected readonly looks = PROSPECT_LOOKS;
  protected readonly back = { label: $localize`Pipeline`, link: '/pipeline' };
  protected readonly about = computed(() => ({ prospectId: this.id() }));
  protected readonly doing = doing();
  protected readonly prospect = reloadOn(
    resource({ params: () => this.id(), loader: ({ params: id }) => this.api.invoke(prospectsGet, { id }) }),
    () => `prospect:${this.id()}`,
  );
  private readonly stages = reloadOn(
    resource({ loader: () => this.api.invoke(pipelineStagesList) }),
    'pipeline-stages',
  );
  protected readonly seesClients = computed(() => this.can(P.ClientRead));
  protected readonly actions = computed((): RowAction[] => {
    if (!this.prospect.hasValue() || !this.can(P.CrmManage)) return [];
    const prospect = this.prospect.value();
    if (prospect.status === 'merged') return [];
    const convert = prospect.convertedAt && prospect.clientId ? [] : [this.conversion(prospect)];
    return [...convert, this.edit(prospect), ...this.moves(prospect)];
  });

  protected typed({ id: prospectId, leadId, clientId, company, email, phone }: ProspectDto): Typed {
    const own = { prospectId, leadId: leadId ?? undefined, clientId: clientId ?? undefined };
    return { company, email, phone, ...own };
  }

  protected mergeable({ status }: ProspectDto): 'prospect' | undefined {
    return status === 'open' && this.can(P.CrmManage) ? 'prospect' : undefined;
  }

  protected async merge({ id, name }: ProspectDto, other: DuplicateDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Merge ${other.name}:prospect: into ${name}:prospect:?`,
      text: $localize`${name}:prospect: keeps its value, its stage and what it says. The other one fills what is empty here, adds its note, and hands over its activities; its history stays readable below. This cannot be undone.`,
      action: $localize`Merge prospects`,
    });
    if (!sure) return;
    const body = { prospectId: other.id };
    await this.doing.run(
      () => this.api.invoke(prospectsMerge, { id, body }),
      ...['prospects', 'pipeline', 'activities', `prospect:${id}`],
    );
  }

  private conversion({ id }: ProspectDto): RowAction {
    return {
      label: $localize`Make it a client`,
      icon: 'apartment',
      run: () => void this.router.navigate(['/pipeline', id, 'convert']),
    };
  }

  private edit({ id }: ProspectDto): RowAction {
    return {
      label: $localize`Edit`,
      icon: 'edit',
      run: () => void this.router.navigate(['/pipeline', id, 'edit']),
    };
  }

  private moves(prospect: ProspectDto): RowAction[] {
    if (!this.stages.hasValue()) return [];
    return this.stages
      .value()
      .filter(({ id }) => id !== prospect.stageId)
      .map((stage) => ({
        label: $localize`Move to ${stage.name}:stage:`,
        icon: 'arrow_forward',
        danger: stage.kind === 'lost',
        run: () => void this.move(prospect, stage),
      }));
  }

  private async move(prospect: ProspectDto, { id: stageId, kind }: PipelineStageDto): Promise<void> {
    const lostReason = kind === 'lost' ? await this.lossReason(prospect.name) : undefined;
    if (lostReason === null) return;
    const { id } = prospect;
    await this.doing.run(
      () => this.api.invoke(prospectsPlace, { id, body: { stageId, lostReason }, ...ifMatch(prospect) }),
      ...['prospects', 'pipeline', `prospect:${id}`],
    );
  }
}
