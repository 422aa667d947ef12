import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { LIMITS, P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { contractsDownload } from '#libs/api-client/fn/contracts/contracts-download';
import { contractsUpload } from '#libs/api-client/fn/contracts/contracts-upload';
import type { ContractDto } from '#libs/api-client/models/contract-dto';
import { ApiError } from '#libs/ui/api-error';
import { Downloads } from '#libs/ui/download';
import { UiFormError } from '#libs/ui/form';
import { Formats } from '#libs/ui/formats';
import { UiIcon } from '#libs/ui/icon';

import { doing } from '../../core/doing';
import { ifMatch } from '../../core/if-match';
import { Permissions } from '../../core/permissions';

const MB = 1_048_576;

/** The PDF of a contract: to download, and on a draft to put in its place. */
@Component({
  selector: 'app-contract-document',
  imports: [MatButton, UiFormError, UiIcon],
  template: `
    <section class="ui-card ui-pad ui-stack" aria-labelledby="document">
      <h2 id="document" i18n>Document</h2>
      <ui-form-error [error]="doing.failure()" />
      @if (contract().documentName; as name) {
        <p class="file">
          <ui-icon name="picture_as_pdf" />
          <span class="name">{{ name }}</span>
          <span class="ui-muted">{{ size() }} MB</span>
        </p>
        <p class="ui-muted print">
          <ng-container i18n>SHA-256</ng-container>&ngsp;
          <code translate="no">{{ contract().documentSha256 }}</code>
        </p>
      } @else {
        <p class="ui-muted" i18n>No PDF yet. It can be signed once it is here.</p>
      }
      <div class="ui-buttons">
        @if (contract().hasDocument) {
          <button matButton="outlined" type="button" (click)="download()" i18n>Download PDF</button>
        }
        @if (mayPut()) {
          <button
            [matButton]="contract().hasDocument ? 'text' : 'filled'"
            type="button"
            [disabled]="busy()"
            disabledInteractive
            (click)="file.click()"
          >
            @if (busy()) {
              <ng-container i18n>Uploading…</ng-container>
            } @else if (contract().hasDocument) {
              <ng-container i18n>Replace PDF</ng-container>
            } @else {
              <ng-container i18n>Add PDF</ng-container>
            }
          </button>
          <input
            #file
            hidden
            type="file"
            accept=".pdf,application/pdf"
            (change)="put(file.files); file.value = ''"
          />
        }
      </div>
    </section>
  `,
  styles: `
    p {
      margin: 0;
    }
    .file {
      display: flex;
      gap: 0.5rem;
      align-items: center;
    }
    .name,
    .print {
      overflow-wrap: anywhere;
    }
    .print {
      font-size: 0.8125rem;
    }
  `,
})
export class ContractDocument {
  private readonly api = inject(Api);
  private readonly downloads = inject(Downloads);
  private readonly formats = inject(Formats);
  private readonly can = inject(Permissions).can;

  readonly contract = input.required<ContractDto>();

  protected readonly doing = doing();
  protected readonly busy = signal(false);
  protected readonly size = computed(() =>
    this.formats.number(Math.max(0.01, (this.contract().documentSize ?? 0) / MB).toFixed(2)),
  );
  protected readonly mayPut = computed(() => this.contract().status === 'draft' && this.can(P.ContractWrite));

  protected async download(): Promise<void> {
    const { id, documentName } = this.contract();
    await this.doing.run(async () =>
      this.downloads.save(await this.api.invoke(contractsDownload, { id }), documentName ?? ''),
    );
  }

  protected async put(files: FileList | null): Promise<void> {
    const file = files?.[0];
    if (!file || this.busy()) return;
    const contract = this.contract();
    this.busy.set(true);
    await this.doing.run(() => this.send(contract, file), 'contracts', `contract:${contract.id}`);
    this.busy.set(false);
  }

  private async send(contract: ContractDto, file: File): Promise<void> {
    if (file.size > LIMITS.documentBytes) {
      const most = LIMITS.documentBytes / MB;
      throw new ApiError(413, 'FILE_TOO_LARGE', $localize`The file is larger than ${most}:size: MB.`);
    }
    try {
      await this.api.invoke(contractsUpload, { id: contract.id, ...ifMatch(contract), body: { file } });
    } catch (error) {
      // there is no field to say it at
      throw error instanceof ApiError
        ? new ApiError(error.status, error.code, error.detail, error.requestId)
        : error;
    }
  }
}
