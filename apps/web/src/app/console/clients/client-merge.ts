import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { MERGE_FIELDS, type MergeField } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { clientMergeMerge } from '#libs/api-client/fn/clients/client-merge-merge';
import { clientMergePreview } from '#libs/api-client/fn/clients/client-merge-preview';
import { clientsGet } from '#libs/api-client/fn/clients/clients-get';
import { clientsList } from '#libs/api-client/fn/clients/clients-list';
import type { ClientDto } from '#libs/api-client/models/client-dto';
import type { ClientMergeDto } from '#libs/api-client/models/client-merge-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { Dialogs } from '#libs/ui/dialogs';
import { UiField } from '#libs/ui/field';
import { UiFormError } from '#libs/ui/form';
import { UiIcon } from '#libs/ui/icon';
import { UiPageHeader } from '#libs/ui/page-header';
import { type Choice, UiPicker } from '#libs/ui/picker';

import { doing } from '../../core/doing';
import { newIdempotencyKey } from '../../core/idempotency';
import { ifMatch } from '../../core/if-match';
import { MERGE_BLOCK_WORDS, MERGE_FIELD_WORDS, movesOf } from './merge-words';

const CHOICES = 20;

/** Two clients that are the same become one: which one goes, what is taken from it, what comes along. */
@Component({
  selector: 'app-client-merge',
  imports: [MatButton, RouterLink, UiAsync, UiField, UiFormError, UiIcon, UiLoaded, UiPageHeader, UiPicker],
  templateUrl: './client-merge.html',
  styleUrl: './client-merge.scss',
})
export class ClientMerge {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);

  /** the one that stays */
  readonly id = input.required<string>();
  /** the one that goes, in the address */
  readonly other = input<string>();

  protected readonly blockWords = MERGE_BLOCK_WORDS;
  protected readonly words = MERGE_FIELD_WORDS;
  protected readonly movesOf = movesOf;
  protected readonly doing = doing();
  private readonly key = newIdempotencyKey();
  protected readonly client = resource({
    params: () => this.id(),
    loader: ({ params: id }) => this.api.invoke(clientsGet, { id }),
  });
  protected readonly found = resource({
    params: () => (this.other() ? { id: this.id(), clientId: this.other()! } : undefined),
    loader: ({ params }) => this.api.invoke(clientMergePreview, params),
  });
  /** Gaps are filled unless somebody says otherwise. */
  protected readonly take = linkedSignal<ReadonlySet<MergeField>>(() => {
    if (!this.found.hasValue()) return new Set();
    const { stays, goes } = this.found.value();
    return new Set(this.differing(this.found.value()).filter((field) => !stays[field] && goes[field]));
  });
  protected readonly otherName = computed(() => (this.found.hasValue() ? this.found.value().goes.name : ''));

  protected readonly search = async (q: string): Promise<Choice[]> => {
    const { items } = await this.api.invoke(clientsList, {
      ...{ q: q || undefined, perPage: CHOICES, status: 'all' as const },
    });
    return items
      .filter(({ id }) => id !== this.id())
      .map(({ id, name, currency }) => ({ id, label: name, note: currency }));
  };

  protected choose(other: string): void {
    const queryParams = { other: other || null };
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected differing({ stays, goes }: ClientMergeDto): MergeField[] {
    return MERGE_FIELDS.filter((field) => (stays[field] ?? '') !== (goes[field] ?? ''));
  }

  protected shown(client: ClientDto, field: MergeField): string {
    return String((field === 'ownerId' ? client.ownerName : client[field]) ?? '');
  }

  protected choice(field: MergeField, taken: boolean): void {
    const take = new Set(this.take());
    if (taken) take.add(field);
    else take.delete(field);
    this.take.set(take);
  }

  protected async merge({ stays, goes }: ClientMergeDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Merge ${goes.name}:goes: into ${stays.name}:stays:?`,
      text: $localize`Everything of ${goes.name}:goes: becomes that of ${stays.name}:stays:, and people with portal access to one see what is shared of both. Issued invoices stay as they are, with their numbers. This cannot be undone.`,
      action: $localize`Merge clients`,
      danger: true,
    });
    if (!sure) return;
    const { id } = stays;
    const body = { clientId: goes.id, version: goes.version, take: [...this.take()] };
    const done = await this.doing.run(
      () => this.api.invoke(clientMergeMerge, { id, body, ...ifMatch(stays), 'Idempotency-Key': this.key }),
      ...['clients', `client:${id}`, 'client-suspects'],
    );
    if (done) await this.router.navigate(['/clients', id]);
    else this.found.reload();
  }
}
