import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';

/** A text that is needed somewhere else, with a way to copy it. */
@Component({
  selector: 'app-copy-line',
  imports: [MatButton],
  template: `
    <span class="label">{{ label() }}</span>
    <div>
      <code translate="no">{{ text() }}</code>
      <button matButton type="button" [attr.aria-label]="name()" (click)="copy()" i18n>Copy</button>
      <span class="ui-muted" role="status">
        @if (copied()) {
          <ng-container i18n>Copied.</ng-container>
        }
      </span>
    </div>
  `,
  styles: `
    :host {
      display: block;
    }
    .label {
      font-weight: 500;
    }
    div {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.5rem;
      align-items: center;
    }
    code {
      overflow-wrap: anywhere;
    }
  `,
})
export class CopyLine {
  private readonly clipboard = inject(Clipboard);
  readonly label = input.required<string>();
  readonly text = input.required<string>();
  protected readonly copied = signal(false);
  protected readonly name = (): string => $localize`Copy: ${this.label()}:what:`;

  protected copy(): void {
    this.copied.set(this.clipboard.copy(this.text()));
  }
}
