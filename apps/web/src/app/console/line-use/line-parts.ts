import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { milestonesReopen } from '#libs/api-client/fn/engagements/milestones-reopen';
import type { LinePartUseDto } from '#libs/api-client/models/line-part-use-dto';
import type { LineUseDto } from '#libs/api-client/models/line-use-dto';
import { UiActions } from '#libs/ui/actions';
import { UiDate } from '#libs/ui/date';
import { Dialogs } from '#libs/ui/dialogs';
import { UiFormError } from '#libs/ui/form';
import { UiMoney } from '#libs/ui/money';
import { UiStatus } from '#libs/ui/status';
import type { RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { Permissions } from '../../core/permissions';
import { partLook } from './line-words';
import { MilestoneDrawer, type MilestoneDeed } from './milestone-drawer';

/** Dates of a fixed price, or milestones, with how far each got and what can be said of it. */
@Component({
  selector: 'app-line-parts',
  imports: [MilestoneDrawer, RouterLink, UiActions, UiDate, UiFormError, UiMoney, UiStatus],
  template: `
    <ui-form-error [error]="doing.failure()" />
    <ul>
      @for (part of parts(); track part.id) {
        <li>
          <div class="what">
            <span>{{ part.title }}</span>
            <ui-money [amount]="part.amount" [currency]="line().currency" />
          </div>
          <p class="ui-muted">
            <ui-status [look]="part.look" />
            @if (part.billedBy; as invoice) {
              <a [routerLink]="['/invoices', invoice.invoiceId]">{{ invoice.invoiceNumber ?? draft }}</a>
            }
            @if (part.acceptedOn) {
              <span i18n>accepted <ui-date [day]="part.acceptedOn" /></span>
              @if (part.acceptance === 'passive') {
                <span i18n>by silence</span>
              } @else if (part.answeredByName) {
                <span i18n>by {{ part.answeredByName }}</span>
              }
            } @else if (part.rejectedOn) {
              <span i18n>{{ part.answeredByName }} rejected it on <ui-date [day]="part.rejectedOn" /></span>
            } @else if (part.reachedOn) {
              <span i18n>reached <ui-date [day]="part.reachedOn" /></span>
              @if (part.acceptedByItselfOn) {
                <span i18n>accepted by silence on <ui-date [day]="part.acceptedByItselfOn" /></span>
              }
            } @else if (part.dueDate) {
              <span i18n>due <ui-date [day]="part.dueDate" /></span>
            }
            @if (part.note) {
              <span translate="no">{{ part.note }}</span>
            }
            @if (part.answer) {
              <q translate="no">{{ part.answer }}</q>
            }
          </p>
          @if (part.actions.length) {
            <ui-actions plain [actions]="part.actions" [name]="part.title" />
          }
        </li>
      }
    </ul>
    @if (deed(); as said) {
      <app-milestone-drawer [deed]="said" (done)="told()" (closed)="deed.set(null)" />
    }
  `,
  styleUrl: './line-parts.scss',
})
export class LineParts {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly can = inject(Permissions).can;
  readonly line = input.required<LineUseDto>();
  readonly engagementId = input.required<string>();

  protected readonly draft = $localize`Draft`;
  protected readonly doing = doing();
  protected readonly deed = signal<MilestoneDeed | null>(null);
  protected readonly parts = computed(() =>
    this.line().parts.map((part) => ({ ...part, look: partLook(part), actions: this.actionsOf(part) })),
  );

  protected async told(): Promise<void> {
    this.deed.set(null);
    await this.changed(() => Promise.resolve());
  }

  private actionsOf(part: LinePartUseDto): RowAction[] {
    if (this.line().model !== 'milestone' || part.billedBy || !this.can(P.EngagementWrite)) return [];
    const say = (kind: MilestoneDeed['kind']) => () => this.deed.set({ kind, part });
    const again = part.status === 'rejected';
    const label = again ? $localize`Put forward again` : $localize`Reached`;
    const reach = { label, run: say('reach') };
    const accept = { label: $localize`Accepted`, run: say('accept') };
    const reopen: RowAction = {
      ...{ label: $localize`Open again`, icon: 'undo', danger: true },
      run: () => void this.reopen(part),
    };
    if (part.status === 'accepted') return [reopen];
    if (part.status === 'reached') return [accept, reopen];
    return again ? [reach, accept, reopen] : [reach, accept];
  }

  private async reopen({ id, title }: LinePartUseDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Open ${title}:title: again?`,
      text: $localize`It counts as not reached, and is billed once it is accepted.`,
      action: $localize`Open again`,
    });
    if (sure) await this.changed(() => this.api.invoke(milestonesReopen, { id }));
  }

  private async changed(work: () => Promise<unknown>): Promise<void> {
    await this.doing.run(work, 'billing', `engagement:${this.engagementId()}`);
  }
}
