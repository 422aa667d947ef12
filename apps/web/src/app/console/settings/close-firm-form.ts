import { Component, Injector, afterNextRender, inject, input, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { firmClosingClose } from '#libs/api-client/fn/firm/firm-closing-close';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';

import { Invalidation } from '../../core/invalidation';
import { Session } from '../../core/session';

/** Closing the firm, after its name was typed again and one's password. */
@Component({
  selector: 'app-close-firm-form',
  imports: [FormField, FormRoot, MatButton, UiControl, UiField, UiFormError],
  template: `
    <div class="ui-stack">
      <p i18n>
        Everybody but the admins is signed out at once, and a file with everything is made. For 30 days an
        admin can keep the firm open; after that nobody gets in any more. The records stay as long as the law
        wants books kept.
      </p>
      @if (open()) {
        <form class="ui-form" [formRoot]="form">
          <ui-form-error [error]="failure()" />
          <ui-field label="Type the firm’s name to confirm" i18n-label [hint]="firm()" [field]="form.name">
            <input uiControl autocomplete="off" spellcheck="false" [formField]="form.name" />
          </ui-field>
          <ui-field label="Your password" i18n-label [field]="form.password">
            <input uiControl type="password" autocomplete="current-password" [formField]="form.password" />
          </ui-field>
          <ui-field label="Reason, for the audit log" i18n-label [field]="form.reason">
            <textarea uiControl rows="3" [formField]="form.reason"></textarea>
          </ui-field>
          <div class="ui-buttons">
            <button matButton="filled" class="ui-danger" type="submit" [disabled]="form().submitting()" i18n>
              Close the firm
            </button>
            <button matButton type="button" (click)="open.set(false)" i18n>Cancel</button>
          </div>
        </form>
      } @else {
        <div class="ui-buttons">
          <button matButton="outlined" class="ui-danger" type="button" (click)="show()" i18n>
            Close the firm…
          </button>
        </div>
      }
    </div>
  `,
  styles: `
    p {
      margin: 0;
    }
  `,
})
export class CloseFirmForm {
  private readonly api = inject(Api);
  private readonly injector = inject(Injector);
  private readonly invalidation = inject(Invalidation);
  private readonly session = inject(Session);

  readonly firm = input.required<string>();
  protected readonly open = signal(false);
  private readonly model = signal({ name: '', password: '', reason: '' });
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      validate(path.name, ({ value }) =>
        value() && value().trim() !== this.firm()
          ? { kind: 'differs', message: $localize`This is not what the firm is called.` }
          : undefined,
      );
      required(path.password);
      required(path.reason);
      maxLength(path.reason, LIMITS.noteLength);
    },
    { submission: submission(() => this.close(), this.failure) },
  );

  protected show(): void {
    this.open.set(true);
    afterNextRender(() => this.form.name().focusBoundControl(), { injector: this.injector });
  }

  private async close(): Promise<void> {
    await this.api.invoke(firmClosingClose, { body: this.model() });
    this.invalidation.invalidate('firm-closing', 'firm-exports');
    await this.session.renew();
  }
}
