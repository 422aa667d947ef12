import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PasskeyDto } from '#libs/api-client/models/passkey-dto';
import { UiDate } from '#libs/ui/date';

/** Passkeys by their names, each with a way to rename and to remove it. */
@Component({
  selector: 'app-passkey-list',
  imports: [MatButton, UiDate],
  template: `
    <ul>
      @for (passkey of passkeys(); track passkey.id) {
        <li>
          <div>
            <strong>{{ passkey.name }}</strong>
            <div class="ui-muted">
              <span i18n>added <ui-date [at]="passkey.createdAt" instantStyle="date" /></span> ·
              @if (passkey.lastUsedAt; as at) {
                <span i18n>last used <ui-date [at]="at" /></span>
              } @else {
                <span i18n>never used</span>
              }
            </div>
          </div>
          <div class="ui-buttons">
            <button
              matButton
              type="button"
              [attr.aria-label]="renameLabel(passkey)"
              (click)="renaming.emit(passkey)"
              i18n
            >
              Rename
            </button>
            <button
              matButton="outlined"
              type="button"
              [attr.aria-label]="removeLabel(passkey)"
              (click)="removing.emit(passkey)"
              i18n
            >
              Remove
            </button>
          </div>
        </li>
      }
    </ul>
  `,
  styleUrl: './session-list.scss',
})
export class PasskeyList {
  readonly passkeys = input.required<readonly PasskeyDto[]>();
  readonly renaming = output<PasskeyDto>();
  readonly removing = output<PasskeyDto>();

  protected readonly renameLabel = ({ name }: PasskeyDto): string => $localize`Rename ${name}:name:`;
  protected readonly removeLabel = ({ name }: PasskeyDto): string => $localize`Remove ${name}:name:`;
}
