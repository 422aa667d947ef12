import { Component, Injector, afterNextRender, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { UiControl, UiField } from '#libs/ui/field';
import { UiIcon } from '#libs/ui/icon';
import { UiMoney } from '#libs/ui/money';
import { UiPicker } from '#libs/ui/picker';

import { memberSearch } from '../projects/member-search';
import { EMPTY_LINE, type LineModel, type VersionModel } from './version-model';

/** Days and prices of one version: read, or changed by keyboard line by line. */
@Component({
  selector: 'app-version-lines',
  imports: [FormField, MatButton, MatIconButton, UiControl, UiField, UiIcon, UiMoney, UiPicker],
  templateUrl: './version-lines.html',
  styleUrl: './version-lines.scss',
})
export class VersionLines {
  private readonly injector = inject(Injector);
  readonly version = input.required<FieldTree<VersionModel>>();
  readonly editable = input.required<boolean>();
  readonly currency = input.required<string>();

  protected readonly searchMembers = memberSearch();

  protected add(who: LineModel['who']): void {
    const lines = this.version().lines();
    const at = lines.value().length;
    lines.value.update((all) => [...all, { ...EMPTY_LINE, who }]);
    lines.markAsDirty();
    const focus = (): void => {
      const line = this.version().lines[at];
      (who === 'role' ? line?.role : line?.membershipId)?.().focusBoundControl();
    };
    afterNextRender(focus, { injector: this.injector });
  }

  protected remove(at: number): void {
    const lines = this.version().lines();
    lines.value.update((all) => all.filter((_, index) => index !== at));
    lines.markAsDirty();
  }

  protected removal({ role, personName }: LineModel): string {
    return $localize`Remove price ${role || personName}:who:`;
  }
}
