import { Clipboard } from '@angular/cdk/clipboard';
import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';

/** The link of an invitation that no mail server carried: shown once, to be handed over. */
@Component({
  selector: 'app-invitation-link',
  imports: [MatButton],
  template: `
    <section class="ui-card ui-pad" aria-labelledby="link">
      <h2 id="link" i18n>Hand over this link</h2>
      <p i18n>
        No mail server is configured, so the invitation was not mailed. Whoever has the link can accept it:
        give it to
        {{ name() }} alone. It is not shown again.
      </p>
      <code translate="no">{{ link() }}</code>
      <div class="ui-buttons">
        <button matButton="filled" type="button" (click)="copy()" i18n>Copy link</button>
        <button matButton type="button" (click)="closed.emit()" i18n>Hide link</button>
        <span class="ui-muted" role="status">
          @if (copied()) {
            <ng-container i18n>Copied.</ng-container>
          }
        </span>
      </div>
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: 0.75rem;
    }
    p {
      margin: 0;
    }
    code {
      overflow-wrap: anywhere;
    }
  `,
})
export class InvitationLink {
  private readonly clipboard = inject(Clipboard);
  readonly name = input.required<string>();
  readonly link = input.required<string>();
  readonly closed = output();
  protected readonly copied = signal(false);

  protected copy(): void {
    this.copied.set(this.clipboard.copy(this.link()));
  }
}
