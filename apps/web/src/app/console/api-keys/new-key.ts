import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

/** A key that was just made: shown once, to be copied to where it is used. */
@Component({
  selector: 'app-new-key',
  imports: [MatButton, RouterLink],
  template: `
    <section class="ui-card ui-pad ui-stack" aria-labelledby="key">
      <h2 id="key" i18n>Copy the key now</h2>
      <p i18n>
        It is not shown again, and nobody can look it up. Keep it as you keep a password: whoever has it may
        do what you chose.
      </p>
      <code translate="no">{{ token() }}</code>
      <p class="ui-muted" i18n>
        Send it with each request, after Bearer in the Authorization header. To try it by hand, paste it under
        Authorize in the <a href="/api/docs" target="_blank" rel="noopener">API documentation</a>.
      </p>
      <div class="ui-buttons">
        <button matButton="filled" type="button" (click)="copy()" i18n>Copy key</button>
        <a matButton routerLink="/api-keys" i18n>Done</a>
        <span class="ui-muted" role="status">
          @if (copied()) {
            <ng-container i18n>Copied.</ng-container>
          }
        </span>
      </div>
    </section>
  `,
  styles: `
    p {
      margin: 0;
    }
    code {
      overflow-wrap: anywhere;
    }
  `,
})
export class NewKey {
  private readonly clipboard = inject(Clipboard);
  readonly token = input.required<string>();
  protected readonly copied = signal(false);

  protected copy(): void {
    this.copied.set(this.clipboard.copy(this.token()));
  }
}
