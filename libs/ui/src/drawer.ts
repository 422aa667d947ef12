import {
  Component,
  DOCUMENT,
  type ElementRef,
  type OnDestroy,
  afterNextRender,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';

import { useHotkeys } from './hotkeys';
import { UiIcon } from './icon';

/**
 * Detail beside its list; covers the screen on phones. Put it under `@if (view.open(); as id)`:
 * it takes the focus when it appears and gives it back when it goes. Esc closes, `[` and `]` step through the list.
 */
@Component({
  selector: 'ui-drawer',
  imports: [MatIconButton, UiIcon],
  template: `
    <section #panel role="dialog" tabindex="-1" [attr.aria-label]="label()">
      <header>
        <strong>{{ label() }}</strong>
        <ng-content select="[uiDrawerActions]" />
        <button matIconButton type="button" aria-label="Close" i18n-aria-label (click)="closed.emit()">
          <ui-icon name="close" />
        </button>
      </header>
      <div class="content"><ng-content /></div>
    </section>
  `,
  styleUrl: './drawer.scss',
  host: { '(keydown.escape)': 'closed.emit()' },
})
export class UiDrawer implements OnDestroy {
  readonly label = input.required<string>();
  readonly closed = output();
  /** the person wants the previous or next row of the list */
  readonly stepped = output<1 | -1>();

  private readonly document = inject(DOCUMENT);
  private readonly opener = this.document.activeElement;
  private readonly panel = viewChild.required<ElementRef<HTMLElement>>('panel');

  constructor() {
    afterNextRender(() => this.panel().nativeElement.focus());
    useHotkeys({
      escape: () => this.closed.emit(),
      '[': () => this.stepped.emit(-1),
      ']': () => this.stepped.emit(1),
    });
  }

  ngOnDestroy(): void {
    if (this.opener instanceof HTMLElement && this.opener.isConnected) this.opener.focus();
  }
}
