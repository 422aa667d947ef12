import { Component, Injector, computed, inject, input, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { add } from '#libs/money';
import { Api } from '#libs/api-client/api';
import { changeOrdersApply } from '#libs/api-client/fn/change-orders/change-orders-apply';
import { changeOrdersGet } from '#libs/api-client/fn/change-orders/change-orders-get';
import { changeOrdersPdf } from '#libs/api-client/fn/change-orders/change-orders-pdf';
import { changeOrdersPreview } from '#libs/api-client/fn/change-orders/change-orders-preview';
import { changeOrdersRebase } from '#libs/api-client/fn/change-orders/change-orders-rebase';
import { changeOrdersReject } from '#libs/api-client/fn/change-orders/change-orders-reject';
import { changeOrdersSend } from '#libs/api-client/fn/change-orders/change-orders-send';
import { changeOrdersSendForSignature } from '#libs/api-client/fn/change-orders/change-orders-send-for-signature';
import { changeOrdersSign } from '#libs/api-client/fn/change-orders/change-orders-sign';
import { changeOrdersWithdraw } from '#libs/api-client/fn/change-orders/change-orders-withdraw';
import type { AgreedTermsDto } from '#libs/api-client/models/agreed-terms-dto';
import type { ChangeOrderDto } from '#libs/api-client/models/change-order-dto';
import type { SendForSignatureDto } from '#libs/api-client/models/send-for-signature-dto';
import { UiActions } from '#libs/ui/actions';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiDate } from '#libs/ui/date';
import { Dialogs } from '#libs/ui/dialogs';
import { Downloads } from '#libs/ui/download';
import { UiFormError } from '#libs/ui/form';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { CHANGE_ORDER_LOOKS } from '#libs/ui/statuses';
import type { RowAction } from '#libs/ui/table-column';

import { doing } from '../../../core/doing';
import { ifMatch } from '../../../core/if-match';
import { reloadOn } from '../../../core/invalidation';
import { Permissions } from '../../../core/permissions';
import { Session } from '../../../core/session';
import { confirmEffect } from '../../rates/effect-dialog';
import { SendForSignature } from '../../signatures/send-for-signature';
import { Signatures } from '../../signatures/signatures';
import { Timeline } from '../../timeline/timeline';
import { Differences } from './differences';
import { type OrderStep, orderStepsOf } from './order-steps';
import { askForSignature } from './signature-dialog';

const LABELS: Record<OrderStep, Pick<RowAction, 'label' | 'icon' | 'danger'>> = {
  edit: { label: $localize`Edit`, icon: 'edit' },
  ask: { label: $localize`Send for signature`, icon: 'send' },
  send: { label: $localize`Sent to the client`, icon: 'mail' },
  sign: { label: $localize`Record the signature`, icon: 'verified' },
  reject: { label: $localize`Rejected by the client`, icon: 'cancel' },
  apply: { label: $localize`Apply`, icon: 'task_alt' },
  rebase: { label: $localize`Take over to the version of today`, icon: 'sync' },
  withdraw: { label: $localize`Withdraw`, icon: 'undo', danger: true },
};

/** One change to what is agreed: what it changes, how far it came, and what can be done with it. */
@Component({
  selector: 'app-order-page',
  imports: [
    Differences,
    RouterLink,
    SendForSignature,
    Signatures,
    Timeline,
    UiActions,
    UiAsync,
    UiDate,
    UiFormError,
    UiLoaded,
    UiMoney,
    UiPageHeader,
    UiStatus,
  ],
  templateUrl: './order-page.html',
  styleUrl: '../engagement-page.scss',
})
export class OrderPage {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly downloads = inject(Downloads);
  private readonly injector = inject(Injector);
  private readonly permissions = inject(Permissions);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  readonly orderId = input.required<string>();

  protected readonly looks = CHANGE_ORDER_LOOKS;
  protected readonly doing = doing();
  protected readonly asksSigners = signal(false);
  protected readonly order = reloadOn(
    resource({
      params: () => this.orderId(),
      loader: ({ params: id }) => this.api.invoke(changeOrdersGet, { id }),
    }),
    () => `change_order:${this.orderId()}`,
  );
  protected readonly actions = computed((): RowAction[] => {
    if (!this.order.hasValue()) return [];
    const order = this.order.value();
    const person = { can: this.permissions.can, membershipId: this.session.me()?.membership?.id };
    const steps = orderStepsOf(order, person).map(({ step, blocked }) => ({
      ...LABELS[step],
      blocked,
      run: () => void this.take(step, order),
    }));
    return order.rates === null ? steps : [...steps, this.paper(order)];
  });

  protected readonly sendToSigners = (body: SendForSignatureDto): Promise<unknown> => {
    const order = this.order.value()!;
    return this.api.invoke(changeOrdersSendForSignature, { id: order.id, ...ifMatch(order), body });
  };

  protected async sent(order: ChangeOrderDto): Promise<void> {
    this.asksSigners.set(false);
    await this.change(order, () => Promise.resolve());
  }

  /** Terms as they are once it is applied. */
  protected after({ before, endDate, budgetChange, budgetHoursChange }: ChangeOrderDto): AgreedTermsDto {
    const sum = (budget: string | null, change: string | null) =>
      budget && change ? add(budget, change) : budget;
    return {
      startDate: before.startDate,
      endDate: endDate ?? before.endDate,
      budget: sum(before.budget, budgetChange),
      budgetHours: sum(before.budgetHours, budgetHoursChange),
    };
  }

  private paper({ id, engagementTitle, number }: ChangeOrderDto): RowAction {
    const work = async (): Promise<void> =>
      this.downloads.save(await this.api.invoke(changeOrdersPdf, { id }), `${engagementTitle} ${number}.pdf`);
    return {
      ...{ label: $localize`Download PDF`, icon: 'picture_as_pdf' },
      run: () => void this.doing.run(work),
    };
  }

  private async take(step: OrderStep, order: ChangeOrderDto): Promise<void> {
    const seen = { id: order.id, ...ifMatch(order) };
    switch (step) {
      case 'edit':
        await this.router.navigate(['/engagements/orders', order.id, 'edit']);
        return;
      case 'ask':
        this.asksSigners.set(true);
        return;
      case 'send':
        return this.change(order, () => this.api.invoke(changeOrdersSend, seen));
      case 'rebase':
        return this.change(order, () => this.api.invoke(changeOrdersRebase, seen));
      case 'sign': {
        const body = await askForSignature(this.injector);
        if (body) await this.change(order, () => this.api.invoke(changeOrdersSign, { ...seen, body }));
        return;
      }
      case 'reject':
      case 'withdraw': {
        const note = await this.why(order, step);
        const invoke = step === 'reject' ? changeOrdersReject : changeOrdersWithdraw;
        if (note !== null)
          await this.change(order, () => this.api.invoke(invoke, { ...seen, body: { note } }));
        return;
      }
      case 'apply':
        return this.apply(order);
    }
  }

  private why({ title }: ChangeOrderDto, step: 'reject' | 'withdraw'): Promise<string | null> {
    return this.dialogs.reason({
      heading:
        step === 'reject'
          ? $localize`Did the client reject ${title}:title:?`
          : $localize`Withdraw ${title}:title:?`,
      text: $localize`Nothing of it counts then. It stays to be read.`,
      label: $localize`Reason`,
      optional: true,
      action: step === 'reject' ? $localize`Rejected` : $localize`Withdraw`,
      danger: true,
    });
  }

  /** Shows what its rates do to unbilled hours before. */
  private async apply(order: ChangeOrderDto): Promise<void> {
    const heading = $localize`Apply ${order.title}:title:?`;
    const text = $localize`It makes the next version of the engagement, which takes its place for good.`;
    const action = $localize`Apply`;
    let previewed: string | undefined;
    if (this.permissions.can(P.RateRead) && order.rates?.length) {
      const effect = await this.api.invoke(changeOrdersPreview, { id: order.id });
      if (!(await confirmEffect(this.injector, { effect, heading, text, action }))) return;
      previewed = effect.stamp;
    } else if (!(await this.dialogs.confirm({ heading, text, action }))) return;
    const body = { previewed };
    await this.change(order, () =>
      this.api.invoke(changeOrdersApply, { id: order.id, ...ifMatch(order), body }),
    );
  }

  private async change(order: ChangeOrderDto, work: () => Promise<unknown>): Promise<void> {
    const others = ['rate-cards', 'time-entries', 'projects', 'invoices'] as const;
    await this.doing.run(
      work,
      ...[`change_order:${order.id}`, `engagement:${order.engagementId}`, 'engagements', ...others],
    );
  }
}
