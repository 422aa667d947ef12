import { Component, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { UiIcon } from '#libs/ui/icon';

/** Takes one file, dropped or chosen. */
@Component({
  selector: 'app-import-drop',
  imports: [MatButton, UiIcon],
  template: `
    <div
      class="ui-card zone"
      [class.over]="over()"
      (dragover)="hover($event)"
      (dragleave)="over.set(false)"
      (drop)="drop($event)"
    >
      <ui-icon name="upload_file" />
      <p>
        <strong i18n>Drop a Harvest detailed time report or a Toggl Track detailed report here</strong><br />
        <span class="ui-muted" i18n
          >as CSV, up to 100 MB. Nothing is created before you have seen what it adds up to.</span
        >
      </p>
      <button matButton="filled" type="button" [disabled]="busy()" disabledInteractive (click)="file.click()">
        @if (busy()) {
          <ng-container i18n>Uploading…</ng-container>
        } @else {
          <ng-container i18n>Choose a file</ng-container>
        }
      </button>
      <input #file hidden type="file" accept=".csv,text/csv" (change)="take(file.files); file.value = ''" />
    </div>
  `,
  styles: `
    .zone {
      display: grid;
      gap: 0.75rem;
      justify-items: center;
      padding: 2rem 1rem;
      text-align: center;
      border-style: dashed;
      --ui-icon-size: 2rem;
    }
    .over {
      border-color: var(--mat-sys-primary);
      background: var(--mat-sys-surface-container);
    }
    p {
      margin: 0;
      max-inline-size: 36rem;
    }
  `,
})
export class ImportDrop {
  readonly busy = input(false);
  readonly chosen = output<File>();
  protected readonly over = signal(false);

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
    if (file && !this.busy()) this.chosen.emit(file);
  }
}
