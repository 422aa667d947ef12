import { Component, type Injector, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { today } from '#libs/calendar';
import { LIMITS } from '#libs/contracts';
import type { SignChangeOrderDto } from '#libs/api-client/models/sign-change-order-dto';
import { UiControl, UiField } from '#libs/ui/field';
import { Formats } from '#libs/ui/formats';

/** Who signed for the client, when and how; null when nothing is recorded after all. */
export async function askForSignature(injector: Injector): Promise<SignChangeOrderDto | null> {
  const dialog = injector
    .get(MatDialog)
    .open<SignatureDialog, never, SignChangeOrderDto>(SignatureDialog, { width: '30rem' });
  return (await firstValueFrom(dialog.afterClosed())) ?? null;
}

@Component({
  selector: 'app-signature-dialog',
  imports: [FormField, FormRoot, MatButton, MatDialogModule, UiControl, UiField],
  template: `
    <form [formRoot]="form">
      <h2 mat-dialog-title i18n>Record the signature</h2>
      <mat-dialog-content class="ui-stack">
        <ui-field
          label="Signed by"
          i18n-label
          hint="Who signed for the client."
          i18n-hint
          [field]="form.signedBy"
        >
          <input uiControl autocomplete="off" cdkFocusInitial [formField]="form.signedBy" />
        </ui-field>
        <ui-field label="Day" i18n-label [field]="form.signedOn">
          <input uiControl type="date" [formField]="form.signedOn" />
        </ui-field>
        <ui-field
          label="How"
          i18n-label
          hint="By e-mail, on paper, …; where it can be found."
          i18n-hint
          [field]="form.signedHow"
        >
          <input uiControl autocomplete="off" [formField]="form.signedHow" />
        </ui-field>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close i18n>Cancel</button>
        <button matButton="filled" type="submit" i18n>Record</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class SignatureDialog {
  private readonly dialog = inject<MatDialogRef<SignatureDialog, SignChangeOrderDto>>(MatDialogRef);
  private readonly day = today(inject(Formats).timeZone());

  protected readonly form = form(
    signal({ signedBy: '', signedOn: this.day, signedHow: '' }),
    (path) => {
      required(path.signedBy);
      maxLength(path.signedBy, LIMITS.nameLength);
      required(path.signedOn);
      required(path.signedHow);
      maxLength(path.signedHow, LIMITS.nameLength);
    },
    {
      submission: {
        action: (field) => {
          this.dialog.close(field().value());
          return Promise.resolve(undefined);
        },
        onInvalid: (field) => field().errorSummary()[0]?.fieldTree().focusBoundControl(),
      },
    },
  );
}
