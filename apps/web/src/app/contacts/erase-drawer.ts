import { Component, input, output, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { LIMITS } from '#libs/contracts';
import type { EraseMemberDto } from '#libs/api-client/models/erase-member-dto';
import { UiDrawer } from '#libs/ui/drawer';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';

/** Takes out who somebody was, after their name was typed again. */
@Component({
  selector: 'app-erase-drawer',
  imports: [FormField, FormRoot, MatButton, UiControl, UiDrawer, UiField, UiFormError],
  template: `
    <ui-drawer [label]="label()" (closed)="closed.emit()">
      <form class="ui-form" [formRoot]="form">
        <ui-form-error [error]="failure()" />
        <p>{{ what() }}</p>
        <p i18n>
          The audit log keeps the names that it recorded until its retention ends: the law asks who did what,
          and its seal covers them.
        </p>
        <p><strong i18n>This cannot be taken back.</strong></p>
        <ui-field label="Type the name to confirm" i18n-label [hint]="name()" [field]="form.name">
          <input uiControl autocomplete="off" spellcheck="false" [formField]="form.name" />
        </ui-field>
        <ui-field label="Reason, for the audit log" i18n-label [field]="form.reason">
          <textarea uiControl rows="3" [formField]="form.reason"></textarea>
        </ui-field>
        <div class="ui-buttons">
          <button matButton="filled" class="ui-danger" type="submit" [disabled]="form().submitting()">
            {{ label() }}
          </button>
          <button matButton type="button" (click)="closed.emit()" i18n>Cancel</button>
        </div>
      </form>
    </ui-drawer>
  `,
  styles: `
    p {
      margin: 0;
    }
  `,
})
export class EraseDrawer {
  /** as `Erase person` */
  readonly label = input.required<string>();
  /** what the person is called */
  readonly name = input.required<string>();
  /** what goes and what stays */
  readonly what = input.required<string>();
  readonly erase = input.required<(body: EraseMemberDto) => Promise<unknown>>();
  readonly done = output();
  readonly closed = output();

  private readonly model = signal({ name: '', reason: '' });
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      validate(path.name, ({ value }) =>
        value() && value().trim() !== this.name()
          ? { kind: 'differs', message: $localize`This is not what the person is called.` }
          : undefined,
      );
      required(path.reason);
      maxLength(path.reason, LIMITS.noteLength);
    },
    { submission: submission(() => this.submit(), this.failure) },
  );

  private async submit(): Promise<void> {
    await this.erase()(this.model());
    this.done.emit();
  }
}
