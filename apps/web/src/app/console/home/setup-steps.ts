import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { FIRST_STEPS, type FirstStep } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { homeHideSteps } from '#libs/api-client/fn/home/home-hide-steps';
import type { HomeSetupDto } from '#libs/api-client/models/home-setup-dto';
import { UiFormError } from '#libs/ui/form';
import { UiIcon } from '#libs/ui/icon';

import { useCommands } from '../../core/commands';
import { doing } from '../../core/doing';
import { Permissions } from '../../core/permissions';
import { Toasts } from '../../core/toasts';
import { type Step, stepsFor } from './first-steps';

/**
 * The first steps of a firm; each ticks itself and leads to its page. The person puts away what they do not need, one
 * by one or all at once, and brings it back by "Undo" or the palette.
 */
@Component({
  selector: 'app-setup-steps',
  imports: [MatButton, MatIconButton, RouterLink, UiFormError, UiIcon],
  templateUrl: './setup-steps.html',
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
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      --ui-icon-size: 1.125rem;
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      gap: 0.625rem;
      align-items: center;
    }
    ui-icon {
      color: var(--mat-sys-on-surface-variant);
    }
    .done {
      color: var(--mat-sys-on-surface-variant);
    }
    .done > ui-icon {
      color: var(--ui-good);
    }
  `,
})
export class SetupSteps {
  private readonly api = inject(Api);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly toasts = inject(Toasts);
  private readonly offered = stepsFor(inject(Permissions).can);

  readonly setup = input.required<HomeSetupDto>();
  protected readonly all = FIRST_STEPS;
  protected readonly doing = doing();
  private readonly hidden = linkedSignal<readonly FirstStep[]>(() => this.setup().hidden);
  protected readonly steps = computed(() => this.offered.filter(({ key }) => !this.hidden().includes(key)));

  constructor() {
    useCommands([
      {
        id: 'first-steps',
        label: $localize`Show all first steps`,
        group: $localize`This page`,
        icon: 'check_circle',
        run: () => void this.keep([]),
        when: () => this.hidden().length > 0,
      },
    ]);
  }

  protected hideLabel({ label }: Step): string {
    return $localize`Hide: ${label}:step:`;
  }

  protected async hide(steps: readonly FirstStep[]): Promise<void> {
    const before = this.hidden();
    const place = this.steps().findIndex(({ key }) => key === steps[0]);
    if (!(await this.keep([...new Set([...before, ...steps])]))) return;
    afterNextRender(() => this.focusNear(place), { injector: this.injector });
    const said = steps.length > 1 ? $localize`First steps hidden.` : $localize`Step hidden.`;
    if (await this.toasts.offer(said, $localize`Undo`)) await this.keep(before);
  }

  /** The button that was pressed has gone: to the one in its place, or to the page once none is left. */
  private focusNear(place: number): void {
    const buttons = this.host.querySelectorAll<HTMLElement>('li button');
    const next = buttons[Math.min(place, buttons.length - 1)];
    (next ?? this.host.ownerDocument.querySelector<HTMLElement>('h1'))?.focus();
  }

  private keep(hidden: readonly FirstStep[]): Promise<boolean> {
    return this.doing.run(async () => {
      await this.api.invoke(homeHideSteps, { body: { hidden: [...hidden] } });
      this.hidden.set(hidden);
    });
  }
}
