import { Component, computed, inject, input, output } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { imagesRemoveLogo } from '#libs/api-client/fn/images/images-remove-logo';
import { imagesSetLogo } from '#libs/api-client/fn/images/images-set-logo';
import type { FirmDto } from '#libs/api-client/models/firm-dto';
import { UiLogo } from '#libs/ui/logo';
import { UiPictureField } from '#libs/ui/picture-field';

import { ifMatch } from '../../core/if-match';

/** The firm's logo, and how it looks on light and dark pages. */
@Component({
  selector: 'app-firm-logo',
  imports: [UiLogo, UiPictureField],
  template: `
    <ui-picture-field label="Logo" i18n-label [hint]="hint" [present]="firm().logo !== null" [keep]="keep()">
      @if (firm().logo; as logo) {
        <div class="looks">
          <div class="look light"><ui-logo [logo]="logo" [name]="onLight" /></div>
          <div class="look dark"><ui-logo [logo]="logo" [name]="onDark" /></div>
        </div>
      }
    </ui-picture-field>
  `,
  styles: `
    .looks {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
    }
    .look {
      display: grid;
      padding: 0.75rem;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: var(--ui-radius);
      background: var(--mat-sys-surface);
      --ui-logo-height: 2.5rem;
    }
    .light {
      color-scheme: light;
    }
    .dark {
      color-scheme: dark;
    }
  `,
})
export class FirmLogo {
  private readonly api = inject(Api);

  readonly firm = input.required<FirmDto>();
  readonly changed = output<FirmDto>();

  protected readonly hint = $localize`On new invoices, in the client portal and at the top of Votra; a wide one looks best.`;
  protected readonly onLight = $localize`Logo on a light page`;
  protected readonly onDark = $localize`Logo on a dark page`;
  protected readonly keep = computed(() => {
    const seen = ifMatch(this.firm());
    return async (file: File | null): Promise<void> =>
      this.changed.emit(
        file
          ? await this.api.invoke(imagesSetLogo, { body: { file }, ...seen })
          : await this.api.invoke(imagesRemoveLogo, seen),
      );
  });
}
