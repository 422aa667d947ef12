import { Component, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { proposalTemplatesCreate } from '#libs/api-client/fn/proposals/proposal-templates-create';
import { proposalTemplatesDelete } from '#libs/api-client/fn/proposals/proposal-templates-delete';
import { proposalTemplatesGet } from '#libs/api-client/fn/proposals/proposal-templates-get';
import { proposalTemplatesUpdate } from '#libs/api-client/fn/proposals/proposal-templates-update';
import { proposalsTaxCodes } from '#libs/api-client/fn/proposals/proposals-tax-codes';
import type { ProposalTemplateDto } from '#libs/api-client/models/proposal-template-dto';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { Dialogs } from '#libs/ui/dialogs';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { UiPageHeader } from '#libs/ui/page-header';

import { doing } from '../../core/doing';
import { newIdempotencyKey } from '../../core/idempotency';
import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';
import { type HasUnsaved, warnOnUnload } from '../../core/leave-guard';
import { BlocksEditor } from './blocks-editor';
import { lineBody, lineModel, sectionModel } from './blocks-model';

/** A new template, or the edit of one. */
@Component({
  selector: 'app-template-form',
  imports: [
    ...[BlocksEditor, FormField, FormRoot, MatButton, RouterLink, UiAsync, UiControl, UiField],
    ...[UiFormError, UiLoaded, UiPageHeader],
  ],
  templateUrl: './template-form.html',
})
export class TemplateForm implements HasUnsaved {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  private readonly invalidation = inject(Invalidation);

  /** left out for a new one */
  readonly id = input<string>();

  protected readonly back = { label: $localize`Templates`, link: '/proposals/templates' };
  protected readonly doing = doing();
  protected readonly source = resource({
    params: () => ({ id: this.id() }),
    loader: async ({ params: { id } }) => ({
      template: id ? await this.api.invoke(proposalTemplatesGet, { id }) : null,
      taxCodes: await this.api.invoke(proposalsTaxCodes),
    }),
  });
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal(() => {
    const { template = null } = this.source.hasValue() ? this.source.value() : {};
    return {
      ...{ name: template?.name ?? '', description: template?.description ?? '' },
      sections: (template?.sections ?? []).map((section) => sectionModel(section)),
      lines: (template?.lines ?? []).map((line) => lineModel(line)),
    };
  });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      maxLength(path.name, LIMITS.nameLength);
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  private readonly key = newIdempotencyKey();
  private saved = false;
  readonly unsaved = (): boolean => this.form().dirty() && !this.saved;

  constructor() {
    warnOnUnload(this.unsaved);
  }

  protected async remove(template: ProposalTemplateDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Delete ${template.name}:template:?`,
      text: $localize`Proposals that started from it stay as they are.`,
      action: $localize`Delete template`,
      danger: true,
    });
    if (!sure) return;
    const work = (): Promise<unknown> =>
      this.api.invoke(proposalTemplatesDelete, { id: template.id, ...ifMatch(template) });
    if (!(await this.doing.run(work, 'proposal-templates'))) return;
    this.saved = true;
    await this.router.navigate(['/proposals/templates']);
  }

  private async save(): Promise<void> {
    const before = this.source.value()?.template;
    const { name, description, sections, lines } = this.model();
    const body = { name, description, sections, lines: lines.map(lineBody) };
    await (before
      ? this.api.invoke(proposalTemplatesUpdate, { id: before.id, body, ...ifMatch(before) })
      : this.api.invoke(proposalTemplatesCreate, { body, 'Idempotency-Key': this.key }));
    this.saved = true;
    this.invalidation.invalidate('proposal-templates');
    await this.router.navigate(['/proposals/templates']);
  }
}
