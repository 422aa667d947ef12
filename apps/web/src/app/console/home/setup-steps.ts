import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { HomeSetupDto } from '#libs/api-client/models/home-setup-dto';
import { UiIcon } from '#libs/ui/icon';

/** The first steps of a firm; each ticks itself, the next one leads on. */
@Component({
  selector: 'app-setup-steps',
  imports: [RouterLink, UiIcon],
  template: `
    <section class="ui-card ui-pad" aria-labelledby="setup">
      <h2 id="setup" i18n>First steps</h2>
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
  `,
  styles: `
    section {
      display: grid;
      gap: 0.75rem;
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
  readonly setup = input.required<HomeSetupDto>();
  protected readonly steps = computed(() => {
    const { client, engagement, project, time, invoice } = this.setup();
    return [
      { label: $localize`Add your first client`, done: client, link: '/clients/new' },
      { label: $localize`Agree on an engagement`, done: engagement, link: '/engagements/new' },
      { label: $localize`Start a project`, done: project, link: '/projects/new' },
      { label: $localize`Log time, or import it from Harvest or Toggl`, done: time, link: '/time' },
      { label: $localize`Issue an invoice`, done: invoice, link: '/billing' },
    ];
  });
}
