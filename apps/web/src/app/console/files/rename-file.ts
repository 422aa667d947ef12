import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { recordFilesUpdate } from '#libs/api-client/fn/files/record-files-update';
import type { RecordFileDto } from '#libs/api-client/models/record-file-dto';
import { UiDrawer } from '#libs/ui/drawer';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';

import { ifMatch } from '../../core/if-match';

/** Another name for a file, of the same kind. */
@Component({
  selector: 'app-rename-file',
  imports: [FormField, FormRoot, MatButton, UiControl, UiDrawer, UiField, UiFormError],
  template: `
    <ui-drawer [label]="label" (closed)="closed.emit()">
      <form class="ui-form" [formRoot]="form">
        <ui-form-error [error]="failure()" />
        <ui-field label="Name" i18n-label [field]="form.name">
          <input uiControl autocomplete="off" spellcheck="false" [formField]="form.name" />
        </ui-field>
        <div class="ui-buttons">
          <button matButton="filled" type="submit" [disabled]="form().submitting()" i18n>Rename</button>
          <button matButton type="button" (click)="closed.emit()" i18n>Cancel</button>
        </div>
      </form>
    </ui-drawer>
  `,
})
export class RenameFile {
  private readonly api = inject(Api);

  readonly file = input.required<RecordFileDto>();
  readonly done = output();
  readonly closed = output();

  protected readonly label = $localize`Rename file`;
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal(() => ({ name: this.file().name }));
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      maxLength(path.name, LIMITS.fileNameLength);
    },
    { submission: submission(() => this.save(), this.failure) },
  );

  private async save(): Promise<void> {
    const file = this.file();
    await this.api.invoke(recordFilesUpdate, { id: file.id, body: this.model(), ...ifMatch(file) });
    this.done.emit();
  }
}
