import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { addDays, daysBetween } from '#libs/calendar';
import { LIMITS, P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { changeOrdersCreate } from '#libs/api-client/fn/change-orders/change-orders-create';
import { changeOrdersGet } from '#libs/api-client/fn/change-orders/change-orders-get';
import { changeOrdersUpdate } from '#libs/api-client/fn/change-orders/change-orders-update';
import { engagementsGet } from '#libs/api-client/fn/engagements/engagements-get';
import type { ChangeOrderDto } from '#libs/api-client/models/change-order-dto';
import type { EngagementDto } from '#libs/api-client/models/engagement-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiPageHeader } from '#libs/ui/page-header';

import { newIdempotencyKey } from '../../../core/idempotency';
import { ifMatch } from '../../../core/if-match';
import { Invalidation } from '../../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../../core/leave-guard';
import { Permissions } from '../../../core/permissions';
import { typedDecimal } from '../../../core/typed-decimal';
import { bodyOfLine, modelOfLine } from '../lines/line-model';
import { lineRules } from '../lines/line-rules';
import { LinesEditor } from '../lines/lines-editor';
import { bodyOfRate, rateRules, RatesEditor } from '../lines/rates-editor';

/** A new change order, or the edit of a draft. */
@Component({
  selector: 'app-order-form',
  imports: [
    FormField,
    FormRoot,
    LinesEditor,
    MatButton,
    RatesEditor,
    RouterLink,
    UiAsync,
    UiCan,
    UiControl,
    UiField,
    UiFormError,
    UiLoaded,
    UiPageHeader,
  ],
  templateUrl: './order-form.html',
  styleUrl: '../engagement-form.scss',
})
export class OrderForm implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly formats = inject(Formats);
  private readonly invalidation = inject(Invalidation);
  private readonly permissions = inject(Permissions);

  /** the engagement of a new order */
  readonly id = input<string>();
  /** an order that is a draft */
  readonly orderId = input<string>();
  /** fills a new one in for as much time again */
  readonly renew = input<string>();

  protected readonly P = P;
  protected readonly source = resource({
    params: () => ({ id: this.id(), orderId: this.orderId() }),
    loader: async ({ params: { id, orderId } }) => {
      const order = orderId ? await this.api.invoke(changeOrdersGet, { id: orderId }) : null;
      const engagement = await this.api.invoke(engagementsGet, { id: order?.engagementId ?? id! });
      return { order, engagement };
    },
  });
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal(() => {
    const { order = null, engagement = null } = this.source.hasValue() ? this.source.value() : {};
    return modelOf(order, this.renew() ? engagement : null);
  });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.title);
      maxLength(path.title, LIMITS.nameLength);
      maxLength(path.reason, LIMITS.noteLength);
      required(path.effectiveFrom);
      lineRules(path.lines);
      rateRules(path.rates);
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  /** Lines that are agreed and that this order leaves as they are, so far. */
  protected readonly untouched = computed(() => {
    const changed = new Set(this.model().lines.map(({ id }) => id));
    return (this.source.value()?.engagement.lines ?? []).filter(({ id }) => !changed.has(id));
  });
  private readonly key = newIdempotencyKey();
  private saved = false;
  readonly unsaved = (): boolean => this.form().dirty() && !this.saved;

  constructor() {
    warnOnUnload(this.unsaved);
  }

  protected endHint({ endDate }: EngagementDto): string {
    return $localize`Now ${this.formats.date(endDate)}:date:. Empty: it stays.`;
  }

  protected budgetHint({ budget, currency }: EngagementDto): string {
    return $localize`Now ${this.formats.money(budget!, currency)}:amount: ${currency}:currency:. With a minus it gets less.`;
  }

  protected hoursHint({ budgetHours }: EngagementDto): string {
    return $localize`Now ${this.formats.number(budgetHours!)}:hours: hours.`;
  }

  /** Brings an agreed line into the order, to be changed. */
  protected change(select: HTMLSelectElement): void {
    const line = this.untouched().find(({ id }) => id === select.value);
    if (!line) return;
    this.model.update((model) => ({ ...model, lines: [...model.lines, modelOfLine(line)] }));
    this.form.lines().markAsDirty();
  }

  private async save(): Promise<void> {
    const { order, engagement } = this.source.value()!;
    const { endDate, budgetChange, budgetHoursChange, lines, rates, ...rest } = this.model();
    const body = {
      ...rest,
      endDate: endDate || null,
      budgetChange: budgetChange.trim() ? typedDecimal(budgetChange) : null,
      budgetHoursChange: budgetHoursChange.trim() ? typedDecimal(budgetHoursChange) : null,
      lines: lines.map(bodyOfLine),
      rates: this.permissions.can(P.RateRead) ? rates.map(bodyOfRate) : undefined,
    };
    const { id } = order
      ? await this.api.invoke(changeOrdersUpdate, { id: order.id, body, ...ifMatch(order) })
      : await this.api.invoke(changeOrdersCreate, { id: engagement.id, 'Idempotency-Key': this.key, body });
    this.saved = true;
    this.invalidation.invalidate(`engagement:${engagement.id}`, `change_order:${id}`);
    await this.router.navigate(['/engagements/orders', id]);
  }
}

/** With an engagement a new order renews it: as long again, from the day after its end. */
function modelOf(order: ChangeOrderDto | null, renewed: EngagementDto | null) {
  const next = renewed && addDays(renewed.endDate, 1);
  return {
    title: order?.title ?? (renewed ? $localize`Renewal` : ''),
    reason: order?.reason ?? '',
    effectiveFrom: order?.effectiveFrom ?? next ?? '',
    endDate:
      order?.endDate ?? (renewed ? addDays(next!, daysBetween(renewed.startDate, renewed.endDate)) : ''),
    budgetChange: order?.budgetChange ?? renewed?.budget ?? '',
    budgetHoursChange: order?.budgetHoursChange ?? renewed?.budgetHours ?? '',
    lines: (order?.lines ?? []).map((line) => ({
      ...modelOfLine(line),
      id: line.before ? line.id : '',
    })),
    rates: (order?.rates ?? []).map(({ role, hourlyRate }) => ({ role, hourlyRate })),
  };
}
