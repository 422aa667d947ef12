import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import type { HomeSetupDto } from '#libs/api-client/models/home-setup-dto';
import { UiIcon } from '#libs/ui/icon';
import { MEMORY } from '#libs/ui/memory';

import { Permissions } from '../../core/permissions';
import { Session } from '../../core/session';

/** The first steps of a firm; each ticks itself and leads to its page, and the list can be put away. */
@Component({
  selector: 'app-setup-steps',
  imports: [MatButton, RouterLink, UiIcon],
  template: `
    @if (!hidden()) {
      <section class="ui-card ui-pad" aria-labelledby="setup">
        <div class="head">
          <h2 id="setup" i18n>First steps</h2>
          <button matButton type="button" (click)="hide()" i18n>Hide first steps</button>
        </div>
        <ol>
          @for (step of steps(); track step.label) {
            <li [class.done]="step.done">
              <ui-icon [name]="step.done ? 'check_circle' : 'radio_button_unchecked'" />
              @if (step.done) {
                <span>{{ step.label }}<span class="ui-hidden" i18n>, done</span></span>
              } @else {
                <a [routerLink]="step.link">{{ step.label }}</a>
              }
            </li>
          }
        </ol>
      </section>
    }
  `,
  styles: `
    section {
      display: grid;
      gap: 0.75rem;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
    }
    ol {
      display: grid;
      gap: 0.25rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      --ui-icon-size: 1.125rem;
      display: flex;
      gap: 0.625rem;
      align-items: center;
      min-block-size: 1.75rem;
    }
    ui-icon {
      color: var(--mat-sys-on-surface-variant);
    }
    .done {
      color: var(--mat-sys-on-surface-variant);
    }
    .done ui-icon {
      color: var(--ui-good);
    }
  `,
})
export class SetupSteps {
  private readonly memory = inject(MEMORY);
  private readonly can = inject(Permissions).can;
  /** of this firm, on this device */
  private readonly key = `votra.firstSteps.${inject(Session).me()?.firm.id}`;

  readonly setup = input.required<HomeSetupDto>();
  protected readonly hidden = signal(this.memory.recall(this.key) !== null);
  protected readonly steps = computed(() => {
    const { settings, people, client, engagement, project, time, invoice } = this.setup();
    const all = [
      {
        label: $localize`Complete the firm's settings`,
        done: settings,
        link: '/settings',
        right: P.FirmManage,
      },
      { label: $localize`Invite your people`, done: people, link: '/people/new', right: P.MemberManage },
      { label: $localize`Add your first client`, done: client, link: '/clients/new', right: P.ClientWrite },
      {
        label: $localize`Agree on an engagement`,
        done: engagement,
        link: '/engagements/new',
        right: P.EngagementWrite,
      },
      { label: $localize`Start a project`, done: project, link: '/projects/new', right: P.ProjectWrite },
      {
        label: $localize`Log time, or import it from Harvest or Toggl`,
        done: time,
        link: '/time',
        right: P.TimeLogOwn,
      },
      { label: $localize`Issue an invoice`, done: invoice, link: '/billing', right: P.InvoiceIssue },
    ];
    return all.filter(({ right }) => this.can(right));
  });

  protected hide(): void {
    this.memory.remember(this.key, '1');
    this.hidden.set(true);
  }
}
