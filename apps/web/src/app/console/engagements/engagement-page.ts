import { Component, computed, inject, input, resource } from '@angular/core';
import { type Params, Router, RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { engagementsApprove } from '#libs/api-client/fn/engagements/engagements-approve';
import { engagementsComplete } from '#libs/api-client/fn/engagements/engagements-complete';
import { engagementsDelete } from '#libs/api-client/fn/engagements/engagements-delete';
import { engagementsGet } from '#libs/api-client/fn/engagements/engagements-get';
import { engagementsReject } from '#libs/api-client/fn/engagements/engagements-reject';
import { engagementsReopen } from '#libs/api-client/fn/engagements/engagements-reopen';
import { engagementsSubmit } from '#libs/api-client/fn/engagements/engagements-submit';
import type { EngagementDto } from '#libs/api-client/models/engagement-dto';
import { UiActions } from '#libs/ui/actions';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { Dialogs } from '#libs/ui/dialogs';
import { UiFigure } from '#libs/ui/figure';
import { UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { ENGAGEMENT_LOOKS } from '#libs/ui/statuses';
import type { RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { ifMatch } from '../../core/if-match';
import { reloadOn } from '../../core/invalidation';
import { Permissions } from '../../core/permissions';
import { Session } from '../../core/session';
import { BudgetFigures } from '../budget/budget-figures';
import { LineUses } from '../line-use/line-uses';
import { OwnerPrices } from '../rates/owner-prices';
import { Timeline } from '../timeline/timeline';
import { type Step, stepsOf } from './engagement-steps';
import { LineList } from './lines/line-list';
import { EngagementProjects } from './engagement-projects';
import { ChangeOrders } from './orders/change-orders';

const LABELS: Record<Step, Pick<RowAction, 'label' | 'icon' | 'danger'>> = {
  edit: { label: $localize`Edit`, icon: 'edit' },
  submit: { label: $localize`Submit for approval`, icon: 'send' },
  delete: { label: $localize`Delete draft`, icon: 'delete', danger: true },
  approve: { label: $localize`Approve`, icon: 'verified' },
  reject: { label: $localize`Reject`, icon: 'cancel' },
  reopen: { label: $localize`Open again as a draft`, icon: 'undo' },
  project: { label: $localize`New project`, icon: 'work' },
  order: { label: $localize`New change order`, icon: 'draft' },
  renew: { label: $localize`Renew`, icon: 'restart_alt' },
  complete: { label: $localize`Complete`, icon: 'task_alt' },
};

/** What is agreed: terms, state and who decided, its projects, what happened. */
@Component({
  selector: 'app-engagement-page',
  imports: [
    BudgetFigures,
    ChangeOrders,
    EngagementProjects,
    LineList,
    LineUses,
    OwnerPrices,
    RouterLink,
    Timeline,
    UiActions,
    UiAsync,
    UiDate,
    UiFigure,
    UiFormError,
    UiLoaded,
    UiMoney,
    UiPageHeader,
    UiStatus,
  ],
  templateUrl: './engagement-page.html',
  styleUrl: './engagement-page.scss',
})
export class EngagementPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  private readonly permissions = inject(Permissions);
  private readonly session = inject(Session);
  private readonly formats = inject(Formats);

  readonly id = input.required<string>();

  protected readonly looks = ENGAGEMENT_LOOKS;
  protected readonly backLabel = $localize`Engagements`;
  protected readonly otherRates = $localize`No prices of its own: those of the client and the firm hold.`;
  protected readonly doing = doing();
  protected readonly engagement = reloadOn(
    resource({
      params: () => this.id(),
      loader: ({ params: id }) => this.api.invoke(engagementsGet, { id }),
    }),
    () => `engagement:${this.id()}`,
    'projects',
  );
  protected readonly seesBilling = computed(() => this.permissions.can(P.InvoiceRead));
  protected readonly seesContracts = computed(() => this.permissions.can(P.ContractRead));
  protected readonly seesClients = computed(() => this.permissions.can(P.ClientRead));
  protected readonly actions = computed((): RowAction[] =>
    this.engagement.hasValue() ? this.actionsOf(this.engagement.value()) : [],
  );

  protected isAgreed({ status }: EngagementDto): boolean {
    return status === 'approved' || status === 'in_progress' || status === 'completed';
  }

  protected hoursOf({ budgetHours, loggedSeconds }: EngagementDto): string {
    const logged = this.formats.duration(loggedSeconds);
    return budgetHours
      ? $localize`${logged}:logged: of ${this.formats.number(budgetHours)}:budget: h`
      : `${logged} h`;
  }

  protected noteOnTop({ decisionNote, status }: EngagementDto): boolean {
    return !!decisionNote && (status === 'rejected' || status === 'draft');
  }

  private actionsOf(engagement: EngagementDto): RowAction[] {
    const membershipId = this.session.me()?.membership?.id;
    return stepsOf(engagement, { can: this.permissions.can, membershipId }).map(({ step, blocked }) => ({
      ...LABELS[step],
      blocked,
      run: () => void this.take(step, engagement),
    }));
  }

  private take(step: Step, engagement: EngagementDto): Promise<void> {
    const { id } = engagement;
    switch (step) {
      case 'edit':
        return this.go(['/engagements', id, 'edit']);
      case 'project':
        return this.go(['/projects/new'], { engagementId: id });
      case 'order':
        return this.go(['/engagements', id, 'orders/new']);
      case 'renew':
        return this.go(['/engagements', id, 'orders/new'], { renew: 1 });
      case 'submit':
        return this.change(() => this.api.invoke(engagementsSubmit, { id }));
      case 'reopen':
        return this.change(() => this.api.invoke(engagementsReopen, { id }));
      case 'approve':
        return this.approve(engagement);
      case 'reject':
        return this.reject(engagement);
      case 'complete':
        return this.complete(engagement);
      case 'delete':
        return this.delete(engagement);
    }
  }

  private async go(to: unknown[], queryParams?: Params): Promise<void> {
    await this.router.navigate(to, { queryParams });
  }

  private async approve(engagement: EngagementDto): Promise<void> {
    const { id, title, projectName } = engagement;
    const note = await this.dialogs.reason({
      heading: $localize`Approve ${title}:title:?`,
      text: projectName
        ? $localize`Its terms are fixed from then on, and ${projectName}:project: begins.`
        : $localize`Its terms are fixed from then on, and projects can start.`,
      label: $localize`Note`,
      optional: true,
      action: $localize`Approve`,
    });
    const decision = { id, ...ifMatch(engagement), body: { note: note ?? '' } };
    if (note !== null) await this.change(() => this.api.invoke(engagementsApprove, decision));
  }

  private async reject(engagement: EngagementDto): Promise<void> {
    const { id, title } = engagement;
    const note = await this.dialogs.reason({
      heading: $localize`Reject ${title}:title:?`,
      text: $localize`It goes back to its author, who can put it right and submit it again.`,
      label: $localize`What has to change`,
      action: $localize`Reject`,
      danger: true,
    });
    const decision = { id, ...ifMatch(engagement), body: { note: note ?? '' } };
    if (note !== null) await this.change(() => this.api.invoke(engagementsReject, decision));
  }

  private async complete({ id, title }: EngagementDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Complete ${title}:title:?`,
      text: $localize`No more projects can start from it. Hours that are approved can still be invoiced.`,
      action: $localize`Complete`,
    });
    if (sure) await this.change(() => this.api.invoke(engagementsComplete, { id }));
  }

  private async delete(engagement: EngagementDto): Promise<void> {
    const { id, title, clientId } = engagement;
    const sure = await this.dialogs.confirm({
      heading: $localize`Delete ${title}:title:?`,
      text: $localize`The draft and its rates are gone for good.`,
      action: $localize`Delete draft`,
      danger: true,
    });
    if (!sure) return;
    const work = () => this.api.invoke(engagementsDelete, { id, ...ifMatch(engagement) });
    if (await this.doing.run(work, 'engagements', `client:${clientId}`))
      await this.router.navigate(['/engagements']);
  }

  private async change(work: () => Promise<unknown>): Promise<void> {
    await this.doing.run(work, 'engagements', `engagement:${this.id()}`, 'clients');
  }
}
