import { Component, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { LIMITS } from '#libs/contracts';

import { ApiError } from './api-error';
import { UiFormError } from './form';

const TYPES = ['image/png', 'image/jpeg', 'image/webp'];

/** A picture that is kept as soon as it is chosen, by button or by dropping it here. The content shows how it looks. */
@Component({
  selector: 'ui-picture-field',
  imports: [MatButton, UiFormError],
  template: `
    <h3 class="label">{{ label() }}</h3>
    <div
      class="zone"
      [class.over]="over()"
      (dragover)="hover($event)"
      (dragleave)="over.set(false)"
      (drop)="drop($event)"
    >
      <ng-content />
      <div class="choose">
        <div class="ui-buttons">
          <button
            matButton="outlined"
            type="button"
            disabledInteractive
            [disabled]="busy()"
            (click)="file.click()"
          >
            @if (busy()) {
              <ng-container i18n>Uploading…</ng-container>
            } @else if (present()) {
              <ng-container i18n>Replace</ng-container>
            } @else {
              <ng-container i18n>Choose a picture</ng-container>
            }
            <span class="ui-hidden">, {{ label() }}</span>
          </button>
          @if (present()) {
            <button matButton type="button" disabledInteractive [disabled]="busy()" (click)="remove()">
              <ng-container i18n>Remove</ng-container><span class="ui-hidden">, {{ label() }}</span>
            </button>
          }
        </div>
        <p class="ui-muted">
          {{ hint() }} <span i18n>PNG, JPEG or WebP up to {{ megabytes }} MB; drop it here, too.</span>
        </p>
        <p role="status" class="ui-hidden">{{ said() }}</p>
      </div>
      <input #file hidden type="file" [accept]="accept" (change)="take(file.files); file.value = ''" />
    </div>
    <ui-form-error [error]="failure()" />
  `,
  styleUrl: './picture-field.scss',
})
export class UiPictureField {
  readonly label = input.required<string>();
  readonly hint = input('');
  /** there is one, to be replaced or removed */
  readonly present = input.required<boolean>();
  /** keeps the file, or takes the picture away */
  readonly keep = input.required<(file: File | null) => Promise<unknown>>();

  protected readonly busy = signal(false);
  protected readonly over = signal(false);
  protected readonly failure = signal<unknown>(null);
  protected readonly said = signal('');
  protected readonly accept = TYPES.join();
  protected readonly megabytes = LIMITS.imageBytes / 1_048_576;

  protected hover(event: DragEvent): void {
    event.preventDefault();
    this.over.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.take(event.dataTransfer?.files);
  }

  protected take(files: FileList | null | undefined): void {
    const file = files?.[0];
    if (file) void this.change(file);
  }

  protected remove(): void {
    void this.change(null);
  }

  private async change(file: File | null): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(null);
    this.said.set(file ? $localize`Uploading…` : '');
    try {
      if (file) assertFits(file);
      await this.keep()(file);
      this.said.set(file ? $localize`Kept.` : $localize`Removed.`);
    } catch (error) {
      this.said.set('');
      this.failure.set(ofOneField(error));
    } finally {
      this.busy.set(false);
    }
  }
}

/** The server judges by content; what it would refuse anyhow need not travel. */
function assertFits({ type, size }: File): void {
  if (!TYPES.includes(type) && type !== '')
    throw new ApiError(422, 'IMAGE_TYPE', $localize`Choose a picture in PNG, JPEG or WebP.`);
  if (size > LIMITS.imageBytes)
    throw new ApiError(
      413,
      'FILE_TOO_LARGE',
      $localize`The picture is larger than ${LIMITS.imageBytes / 1_048_576}:size: MB.`,
    );
}

/** It is about the one field there is: without its name. */
const ofOneField = (error: unknown): unknown =>
  error instanceof ApiError ? new ApiError(error.status, error.code, error.detail, error.requestId) : error;
