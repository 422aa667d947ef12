import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { email, FormField, FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { proposalsLink } from '#libs/api-client/fn/proposals/proposals-link';
import { proposalsSend } from '#libs/api-client/fn/proposals/proposals-send';
import type { ProposalDto } from '#libs/api-client/models/proposal-dto';
import type { SendProposalDto } from '#libs/api-client/models/send-proposal-dto';
import { UiDrawer } from '#libs/ui/drawer';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';

import { ifMatch } from '../../core/if-match';
import { Permissions } from '../../core/permissions';
import { CopyLine } from '../settings/copy-line';

type Typed = Required<SendProposalDto>;

/** Freezes the draft and gives its reader a link; of one that was sent, one more link. */
@Component({
  selector: 'app-send-proposal',
  imports: [CopyLine, FormField, FormRoot, MatButton, UiControl, UiDrawer, UiField, UiFormError],
  templateUrl: './send-drawer.html',
})
export class SendDrawer {
  private readonly api = inject(Api);
  private readonly can = inject(Permissions).can;
  readonly proposal = input.required<ProposalDto>();
  readonly sent = output();
  readonly closed = output();

  protected readonly isFirst = computed(() => this.proposal().status === 'draft');
  protected readonly mayUndercut = computed(() => this.isFirst() && this.can(P.ProposalBelowMargin));
  /** told once */
  protected readonly link = signal<string | null>(null);
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal<Typed>(() => {
    const { recipientName, recipientEmail } = this.proposal();
    return { recipientName, recipientEmail, by: 'mail', message: '', reason: '' };
  });
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.recipientName);
      required(path.recipientEmail);
      email(path.recipientEmail);
    },
    { submission: submission(() => this.save(), this.failure) },
  );

  private async save(): Promise<void> {
    const { message, reason, ...to } = this.model();
    const proposal = this.proposal();
    const { id } = proposal;
    const body = { ...to, ...(message.trim() ? { message } : {}) };
    const { link } = this.isFirst()
      ? await this.api.invoke(proposalsSend, {
          ...{ id, body: { ...body, ...(reason.trim() ? { reason } : {}) }, ...ifMatch(proposal) },
        })
      : await this.api.invoke(proposalsLink, { id, body });
    this.sent.emit();
    if (link === null) this.closed.emit();
    else this.link.set(link);
  }
}
