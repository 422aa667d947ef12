import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import {
  applyEach,
  disabled,
  email,
  FormField,
  FormRoot,
  form,
  max,
  maxLength,
  min,
  pattern,
  required,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { today } from '#libs/calendar';
import { formatNumber, LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { firmsGet } from '#libs/api-client/fn/firm/firms-get';
import { firmsUpdate } from '#libs/api-client/fn/firm/firms-update';
import type { FirmDto } from '#libs/api-client/models/firm-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiTabs } from '#libs/ui/tabs';

import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { Session } from '../../core/session';
import { Toasts } from '../../core/toasts';
import { Timeline } from '../timeline/timeline';
import { SETTINGS_TABS } from './settings-tabs';
import { AccentField } from './accent-field';
import { FirmLogo } from './firm-logo';
import { TaxIdRows } from './tax-id-rows';
import { WorkingHours } from './working-hours';
import { localeChoices, monthChoices, weekdayChoices, zoneChoices } from '../../core/firm-choices';

const HOUR = 3_600;

/** What the firm says of itself on invoices, and how it counts and writes. */
@Component({
  selector: 'app-firm-form',
  imports: [
    AccentField,
    FirmLogo,
    FormField,
    FormRoot,
    MatButton,
    TaxIdRows,
    Timeline,
    UiAsync,
    UiControl,
    UiField,
    UiFormError,
    UiLoaded,
    UiPageHeader,
    UiTabs,
    WorkingHours,
  ],
  templateUrl: './firm-form.html',
})
export class FirmForm implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly formats = inject(Formats);
  private readonly invalidation = inject(Invalidation);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);

  protected readonly tabs = SETTINGS_TABS;
  protected readonly firm = resource({ loader: () => this.api.invoke(firmsGet) });
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal(() => modelOf(this.firm.hasValue() ? this.firm.value() : null));
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      maxLength(path.name, LIMITS.nameLength);
      email(path.email);
      disabled(path.weekStart, { when: () => this.weekFixed() !== '' });
      applyEach(path.workingHours, (day) => {
        required(day.hours);
        min(day.hours, 0);
        max(day.hours, 24);
      });
      applyEach(path.taxIds, (taxId) => {
        required(taxId.label);
        required(taxId.number);
      });
      pattern(path.accent, /^(#[0-9a-f]{6})?$/, { message: $localize`A colour as #0b6e4f.` });
      required(path.invoiceNumberFormat);
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  readonly unsaved = (): boolean => this.form().dirty();

  protected readonly locales = computed(() => localeChoices(this.model().locale, this.formats.locale()));
  protected readonly zones = computed(() => zoneChoices(this.model().timeZone));
  protected readonly weekdays = computed(() => weekdayChoices(this.formats.locale()));
  protected readonly months = computed(() => monthChoices(this.formats.locale()));
  protected readonly number = computed(() =>
    formatNumber(this.model().invoiceNumberFormat, today(this.formats.timeZone()).slice(0, 4), 42),
  );
  protected readonly numberHint = $localize`{YYYY} or {YY} is the year, {seq:5} the number within it, to five digits.`;

  /** why the week's first day stays, if it does */
  protected readonly weekFixed = computed(() =>
    this.firm.hasValue() && this.firm.value().weekStartFixed
      ? $localize`Weeks were logged with this day, so it stays.`
      : '',
  );

  constructor() {
    warnOnUnload(this.unsaved);
  }

  /** What was typed and not yet saved stays. */
  protected branded(firm: FirmDto): void {
    const typed = this.model();
    this.firm.set(firm);
    this.model.set(typed);
    this.invalidation.invalidate(`firm:${firm.id}`);
    void this.session.renew(); // the logo above
  }

  private async save(): Promise<void> {
    const { workingHours, weekStart, fiscalYearMonth, ...texts } = this.model();
    const body = {
      ...texts,
      weekStart: Number(weekStart),
      fiscalYearMonth: Number(fiscalYearMonth),
      workingSeconds: workingHours.map(({ hours }) => Math.round(hours * HOUR)),
    };
    this.firm.set(await this.api.invoke(firmsUpdate, { body, ...ifMatch(this.firm.value()!) }));
    this.form().reset();
    this.invalidation.invalidate(`firm:${this.firm.value()!.id}`);
    await this.session.renew();
    this.toasts.show($localize`Saved.`);
  }
}

function modelOf(firm: FirmDto | null) {
  const text = (value: string | undefined): string => value ?? '';
  return {
    name: text(firm?.name),
    address: text(firm?.address),
    taxIds: firm?.taxIds.map((taxId) => ({ ...taxId })) ?? [],
    accent: text(firm?.accent),
    email: text(firm?.email),
    phone: text(firm?.phone),
    bankName: text(firm?.bankName),
    iban: text(firm?.iban),
    bic: text(firm?.bic),
    locale: firm?.locale ?? 'en-GB',
    timeZone: firm?.timeZone ?? 'UTC',
    weekStart: String(firm?.weekStart ?? 1),
    fiscalYearMonth: String(firm?.fiscalYearMonth ?? 1),
    projectPrivacy: firm?.projectPrivacy ?? 'firm',
    workingHours: (firm?.workingSeconds ?? []).map((seconds) => ({ hours: seconds / HOUR })),
    invoiceNumberFormat: text(firm?.invoiceNumberFormat),
  };
}
