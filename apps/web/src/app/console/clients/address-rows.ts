import { Component, Injector, afterNextRender, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { MatButton, MatIconButton } from '@angular/material/button';
import { ADDRESS_KINDS, LIMITS } from '#libs/contracts';
import type { ClientAddressDto } from '#libs/api-client/models/client-address-dto';
import { UiControl, UiField } from '#libs/ui/field';
import { UiIcon } from '#libs/ui/icon';

import { ADDRESS_WORDS } from './client-words';

/** A client's addresses beside the one that invoices print. */
@Component({
  selector: 'app-address-rows',
  imports: [FormField, MatButton, MatIconButton, UiControl, UiField, UiIcon],
  template: `
    <fieldset>
      <legend i18n>Other addresses</legend>
      @for (row of field(); track $index) {
        <div class="row">
          <ui-field label="Kind" i18n-label [field]="row.kind">
            <select uiControl [formField]="row.kind">
              @for (kind of kinds; track kind) {
                <option [value]="kind">{{ words[kind] }}</option>
              }
            </select>
          </ui-field>
          <ui-field label="Address" i18n-label [field]="row.text">
            <textarea uiControl rows="3" [formField]="row.text"></textarea>
          </ui-field>
          <button matIconButton type="button" [attr.aria-label]="removal($index)" (click)="remove($index)">
            <ui-icon name="close" />
          </button>
        </div>
      }
      @if (field().length < most) {
        <button matButton="outlined" type="button" (click)="add()" i18n>Add address</button>
      }
    </fieldset>
  `,
  styleUrl: '../settings/tax-id-rows.scss',
  styles: `
    .row {
      grid-template-columns: 1fr 2.5fr auto;
    }
  `,
})
export class AddressRows {
  private readonly injector = inject(Injector);
  readonly field = input.required<FieldTree<ClientAddressDto[]>>();

  protected readonly kinds = ADDRESS_KINDS;
  protected readonly words = ADDRESS_WORDS;
  protected readonly most = LIMITS.clientAddresses;

  protected removal(at: number): string {
    return $localize`Remove address ${at + 1}:number:`;
  }

  protected add(): void {
    const at = this.field().length;
    this.change((rows) => [...rows, { kind: 'office', text: '' }]);
    afterNextRender(() => this.field()[at]?.text().focusBoundControl(), { injector: this.injector });
  }

  protected remove(at: number): void {
    this.change((rows) => rows.filter((_, index) => index !== at));
  }

  private change(how: (rows: ClientAddressDto[]) => ClientAddressDto[]): void {
    const state = this.field()();
    state.value.update(how);
    state.markAsDirty();
  }
}
