import { Component, computed, inject, input, output, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { DuplicateKind, DuplicateReason } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { duplicatesFind } from '#libs/api-client/fn/crm/duplicates-find';
import type { DuplicateDto } from '#libs/api-client/models/duplicate-dto';

import { reloadOn } from '../../core/invalidation';

/** What somebody may be known by, and what it is itself. */
export interface Typed {
  readonly company: string;
  readonly email: string;
  readonly phone: string;
  readonly website?: string;
  readonly taxIds?: string[];
  readonly leadId?: string | undefined;
  readonly prospectId?: string | undefined;
  readonly clientId?: string | undefined;
}

const KINDS: Record<DuplicateKind, { label: string; area: string }> = {
  lead: { label: $localize`Lead`, area: '/leads' },
  prospect: { label: $localize`Prospect`, area: '/pipeline' },
  client: { label: $localize`Client`, area: '/clients' },
};
export const DUPLICATE_REASON_WORDS: Record<DuplicateReason, string> = {
  taxId: $localize`same tax id`,
  email: $localize`same e-mail address`,
  phone: $localize`same phone`,
  company: $localize`similar name`,
  domain: $localize`same mail or web domain`,
};
const TYPING_MS = 300;

/** Who is known already, while somebody types; beside one that is there, with the way to make one of two. */
@Component({
  selector: 'app-duplicates',
  imports: [MatButton, RouterLink],
  template: `
    <div role="status">
      @if (shown().length) {
        <section class="ui-card ui-pad" aria-labelledby="duplicates">
          <h2 id="duplicates" i18n>Known already?</h2>
          <ul>
            @for (one of shown(); track one.id) {
              <li>
                <span class="who">
                  <a [routerLink]="[kinds[one.kind].area, one.id]">{{ one.name ?? one.company }}</a>
                  <span>{{ one.name ? one.company : one.person }}</span>
                  <span class="ui-muted">{{ kinds[one.kind].label }}</span>
                  <span class="ui-muted">{{ reasonsOf(one) }}</span>
                </span>
                @if (one.kind === mergeable()) {
                  <button
                    matButton
                    type="button"
                    [attr.aria-label]="mergeLabel(one)"
                    (click)="merged.emit(one)"
                    i18n
                  >
                    Merge
                  </button>
                }
              </li>
            }
          </ul>
        </section>
      }
    </div>
  `,
  styles: `
    ul {
      display: grid;
      gap: 0.25rem;
      margin: 0.5rem 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 0.75rem;
      align-items: center;
      justify-content: space-between;
      min-block-size: 2rem;
    }
    .who {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.75rem;
      overflow-wrap: anywhere;
    }
  `,
})
export class Duplicates {
  private readonly api = inject(Api);

  readonly typed = input.required<Typed>();
  /** of which kind one may be merged into the one that is looked for */
  readonly mergeable = input<DuplicateKind>();
  readonly merged = output<DuplicateDto>();

  protected readonly kinds = KINDS;
  private readonly asked = computed(() => this.typed(), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  private readonly found = reloadOn(
    resource({
      params: () => this.asked(),
      loader: async ({ params, abortSignal }) => {
        await new Promise((done) => setTimeout(done, TYPING_MS));
        return abortSignal.aborted ? [] : this.api.invoke(duplicatesFind, params);
      },
    }),
    'leads',
    'prospects',
  );
  protected readonly shown = computed(() => (this.found.hasValue() ? this.found.value() : []));

  protected reasonsOf({ reasons }: DuplicateDto): string {
    return reasons.map((reason) => DUPLICATE_REASON_WORDS[reason]).join(', ');
  }

  protected mergeLabel({ name, company }: DuplicateDto): string {
    return $localize`Merge ${name ?? company}:duplicate: into this one`;
  }
}
