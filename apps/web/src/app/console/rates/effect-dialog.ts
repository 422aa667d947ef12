import { Component, type Injector, computed, inject, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { LIMITS } from '#libs/contracts';
import type { RateEffectDto } from '#libs/api-client/models/rate-effect-dto';
import { UiControl, UiField } from '#libs/ui/field';
import { UiMoney } from '#libs/ui/money';

export interface EffectQuestion {
  readonly effect: RateEffectDto;
  readonly needsReason: boolean;
}

/** Shows what a change does before it is done; answers the reason ('' for none), or null for no. */
export async function confirmEffect(injector: Injector, data: EffectQuestion): Promise<string | null> {
  const dialog = injector
    .get(MatDialog)
    .open<EffectDialog, EffectQuestion, string>(EffectDialog, { data, role: 'alertdialog', width: '40rem' });
  return (await firstValueFrom(dialog.afterClosed())) ?? null;
}

@Component({
  selector: 'app-effect-dialog',
  imports: [FormField, FormRoot, MatButton, MatDialogModule, UiControl, UiField, UiMoney],
  templateUrl: './effect-dialog.html',
  styleUrl: './effect-dialog.scss',
})
export class EffectDialog {
  protected readonly question = inject<EffectQuestion>(MAT_DIALOG_DATA);
  protected readonly effect = this.question.effect;
  private readonly dialog = inject<MatDialogRef<EffectDialog, string>>(MatDialogRef);
  private readonly needsReason = computed(() => this.question.needsReason);

  protected readonly form = form(
    signal({ reason: '' }),
    (path) => {
      required(path.reason, { when: this.needsReason, message: $localize`Say why.` });
      maxLength(path.reason, LIMITS.noteLength);
    },
    {
      submission: {
        action: (field) => {
          this.dialog.close(field().value().reason.trim());
          return Promise.resolve(undefined);
        },
        onInvalid: (field) => field.reason().focusBoundControl(),
      },
    },
  );
}
