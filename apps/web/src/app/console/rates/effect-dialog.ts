import { Component, type Injector, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialog, MatDialogModule } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import type { RateEffectDto } from '#libs/api-client/models/rate-effect-dto';
import { UiMoney } from '#libs/ui/money';

export interface EffectQuestion {
  readonly effect: RateEffectDto;
  readonly heading: string;
  readonly text?: string;
  readonly action: string;
}

/** Shows what a change of prices does to unbilled hours before it is done; answers whether it shall be. */
export async function confirmEffect(injector: Injector, data: EffectQuestion): Promise<boolean> {
  const dialog = injector
    .get(MatDialog)
    .open<EffectDialog, EffectQuestion, boolean>(EffectDialog, { data, role: 'alertdialog', width: '40rem' });
  return (await firstValueFrom(dialog.afterClosed())) ?? false;
}

@Component({
  selector: 'app-effect-dialog',
  imports: [MatButton, MatDialogModule, UiMoney],
  templateUrl: './effect-dialog.html',
  styleUrl: './effect-dialog.scss',
})
export class EffectDialog {
  protected readonly question = inject<EffectQuestion>(MAT_DIALOG_DATA);
  protected readonly effect = this.question.effect;
}
