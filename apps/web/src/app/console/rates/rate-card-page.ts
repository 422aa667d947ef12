import { Component, Injector, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { applyEach, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { today } from '#libs/calendar';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { rateCardsGet } from '#libs/api-client/fn/rates/rate-cards-get';
import { rateCardsPreview } from '#libs/api-client/fn/rates/rate-cards-preview';
import { rateCardsRemove } from '#libs/api-client/fn/rates/rate-cards-remove';
import { rateCardsSetVersions } from '#libs/api-client/fn/rates/rate-cards-set-versions';
import type { RateCardDto } from '#libs/api-client/models/rate-card-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { Dialogs } from '#libs/ui/dialogs';
import { submission, UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';

import { doing } from '../../core/doing';
import { ifMatch } from '../../core/if-match';
import { Invalidation, reloadOn } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { Permissions } from '../../core/permissions';
import { Session } from '../../core/session';
import { Timeline } from '../timeline/timeline';
import { confirmEffect } from './effect-dialog';
import { LEVEL_WORDS, periodOf, stateOn } from './rate-words';
import { bodyOf, modelOf, type VersionModel } from './version-model';
import { NewVersion } from './new-version';
import { VersionLines } from './version-lines';

const NAME_LENGTH = 100;

/** A rate card: its versions along the time, the prices of one of them, and what a change of them would do. */
@Component({
  selector: 'app-rate-card-page',
  imports: [
    FormRoot,
    MatButton,
    NewVersion,
    RouterLink,
    Timeline,
    UiAsync,
    UiFormError,
    UiLoaded,
    UiPageHeader,
    UiStatus,
    VersionLines,
  ],
  templateUrl: './rate-card-page.html',
  styleUrl: './rate-card-page.scss',
})
export class RateCardPage implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly can = inject(Permissions).can;
  private readonly dialogs = inject(Dialogs);
  private readonly formats = inject(Formats);
  private readonly injector = inject(Injector);
  private readonly invalidation = inject(Invalidation);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  readonly id = input.required<string>();

  protected readonly back = { label: $localize`Rates`, link: '/rates' };
  protected readonly levels = LEVEL_WORDS;
  protected readonly doing = doing();
  protected readonly card = reloadOn(
    resource({ params: () => this.id(), loader: ({ params: id }) => this.api.invoke(rateCardsGet, { id }) }),
    () => `rate-card:${this.id()}`,
  );
  private readonly day = today(this.formats.timeZone());
  private readonly model = linkedSignal(() => ({
    versions: modelOf(this.card.hasValue() ? this.card.value().versions : []),
  }));
  /** The version whose prices are shown: the one in force, else the last. */
  protected readonly at = linkedSignal({
    source: this.card.value,
    computation: (card) => {
      const versions = card?.versions ?? [];
      const inForce = versions.findIndex((version) => stateOn(version, this.day).tone === 'good');
      return inForce >= 0 ? inForce : Math.max(0, versions.length - 1);
    },
  });
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      applyEach(path.versions, (version) => {
        applyEach(version.lines, (line) => {
          required(line.role, { when: (field) => field.valueOf(line.who) === 'role' });
          required(line.membershipId, { when: (field) => field.valueOf(line.who) === 'person' });
          maxLength(line.role, NAME_LENGTH);
          required(line.hourlyRate);
        });
      });
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  readonly unsaved = (): boolean => this.form().dirty();
  protected readonly editable = computed(
    () => this.can(P.RateManage) && this.card.hasValue() && this.card.value().locked === null,
  );
  protected readonly timeline = computed(() => {
    const versions = this.model().versions;
    return versions.map((version, at) => {
      const next = versions[at + 1]?.effectiveFrom;
      const to = version.effectiveTo === '' ? next : version.effectiveTo;
      const period = { effectiveFrom: version.effectiveFrom || null, effectiveTo: to ?? null };
      return {
        label: periodOf(period, this.formats),
        look: stateOn(period, this.day),
        count: version.lines.length,
      };
    });
  });

  constructor() {
    warnOnUnload(this.unsaved);
  }

  protected headingOf({ ownerName, name, level }: RateCardDto): string {
    const owner = level === 'firm' ? (this.session.me()?.firm.name ?? LEVEL_WORDS.firm) : ownerName;
    return [owner, name].filter(Boolean).join(' · ');
  }

  protected ownerLink({ clientId, engagementId, projectId }: RateCardDto): string[] | null {
    if (clientId) return ['/clients', clientId];
    if (engagementId) return ['/engagements', engagementId];
    return projectId ? ['/projects', projectId] : null;
  }

  /** A version of its own, in the order of the days, with the prices that it starts from. */
  protected add(version: VersionModel): void {
    const versions = [...this.model().versions, version].sort((a, b) =>
      a.effectiveFrom < b.effectiveFrom ? -1 : 1,
    );
    this.model.set({ versions });
    this.at.set(versions.indexOf(version));
    this.form().markAsDirty();
  }

  protected removeVersion(): void {
    const at = this.at();
    this.model.update(({ versions }) => ({ versions: versions.filter((_, index) => index !== at) }));
    this.at.set(Math.max(0, at - 1));
    this.form().markAsDirty();
  }

  protected discard(): void {
    this.card.reload();
    this.form().reset();
  }

  protected async removeCard(card: RateCardDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Delete this rate card?`,
      text: $localize`It has no prices any more.`,
      action: $localize`Delete rate card`,
      danger: true,
    });
    if (!sure) return;
    const work = () => this.api.invoke(rateCardsRemove, { id: card.id, ...ifMatch(card) });
    if (await this.doing.run(work, 'rate-cards')) await this.router.navigate(['/rates']);
  }

  private async save(): Promise<void> {
    const card = this.card.value()!;
    const seen = { id: card.id, ...ifMatch(card) };
    const body = bodyOf(this.model().versions);
    const effect = await this.api.invoke(rateCardsPreview, { ...seen, body });
    const sure = await confirmEffect(this.injector, {
      effect,
      heading: $localize`Change these prices?`,
      action: $localize`Change prices`,
    });
    if (!sure) return;
    const wanted = { ...body, previewed: effect.stamp };
    this.card.set(await this.api.invoke(rateCardsSetVersions, { ...seen, body: wanted }));
    this.form().reset();
    this.invalidation.invalidate('rate-cards', 'time-entries', 'engagements', 'projects', 'invoices');
  }
}
