import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Downloads } from '#libs/ui/download';

/** Recovery codes, the only time that they are shown. */
@Component({
  selector: 'app-recovery-codes',
  imports: [MatButton],
  template: `
    <div class="ui-stack">
      <div role="status" i18n>
        These recovery codes let you in without the app, each once. Keep them where your phone is not: they
        are not shown again.
      </div>
      <ul translate="no">
        @for (code of codes(); track code) {
          <li>
            <code>{{ code }}</code>
          </li>
        }
      </ul>
      <div class="ui-buttons">
        <button matButton="filled" type="button" (click)="kept.emit()" i18n>I have kept them</button>
        <button matButton="outlined" type="button" (click)="save()" i18n>Save as text</button>
      </div>
    </div>
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr));
      gap: 0.375rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
  `,
})
export class RecoveryCodes {
  private readonly downloads = inject(Downloads);

  readonly codes = input.required<readonly string[]>();
  readonly kept = output();

  protected save(): void {
    const text = `${this.codes().join('\n')}\n`;
    this.downloads.save(new Blob([text], { type: 'text/plain' }), 'votra-recovery-codes.txt');
  }
}
