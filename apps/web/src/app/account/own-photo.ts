import { Component, computed, inject, input, output } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { imagesRemovePhoto } from '#libs/api-client/fn/images/images-remove-photo';
import { imagesSetPhoto } from '#libs/api-client/fn/images/images-set-photo';
import type { OwnProfileDto } from '#libs/api-client/models/own-profile-dto';
import { UiAvatar } from '#libs/ui/avatar';
import { UiPictureField } from '#libs/ui/picture-field';

import { ifMatch } from '../core/if-match';

/** What one looks like, for the people of the firm. */
@Component({
  selector: 'app-own-photo',
  imports: [UiAvatar, UiPictureField],
  template: `
    <ui-picture-field
      label="Photo"
      i18n-label
      [hint]="hint"
      [present]="profile().photoId !== null"
      [keep]="keep()"
    >
      <ui-avatar [name]="profile().name" [photo]="profile().photoId" />
    </ui-picture-field>
  `,
  styles: `
    ui-avatar {
      --ui-avatar-size: 5rem;
    }
  `,
})
export class OwnPhoto {
  private readonly api = inject(Api);

  readonly profile = input.required<OwnProfileDto>();
  readonly changed = output<OwnProfileDto>();

  protected readonly hint = $localize`Your colleagues see it beside your name, clients do not. Its middle is kept.`;
  protected readonly keep = computed(() => {
    const seen = ifMatch(this.profile());
    return async (file: File | null): Promise<void> =>
      this.changed.emit(
        file
          ? await this.api.invoke(imagesSetPhoto, { body: { file }, ...seen })
          : await this.api.invoke(imagesRemovePhoto, seen),
      );
  });
}
