import { Component, computed, inject, input, output, signal } from '@angular/core';
import { form, FormField } from '@angular/forms/signals';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { proposalsSendForSignature } from '#libs/api-client/fn/proposals/proposals-send-for-signature';
import type { ProposalDto } from '#libs/api-client/models/proposal-dto';
import type { SendForSignatureDto } from '#libs/api-client/models/send-for-signature-dto';
import { UiControl, UiField } from '#libs/ui/field';

import { ifMatch } from '../../core/if-match';
import { Permissions } from '../../core/permissions';
import { SendForSignature } from '../signatures/send-for-signature';

/** A proposal goes to those who sign it, with the optional lines that were agreed on. */
@Component({
  selector: 'app-sign-proposal',
  imports: [FormField, SendForSignature, UiControl, UiField],
  template: `
    <app-send-for-signature
      [send]="send"
      [client]="client()"
      [latest]="proposal().validUntil"
      (done)="sent.emit()"
      (closed)="closed.emit()"
    >
      @if (options().length) {
        <fieldset class="ui-choices">
          <legend i18n>Options that are agreed</legend>
          @for (option of options(); track option.key) {
            <label class="ui-check">
              <input
                type="checkbox"
                [checked]="chosen().includes(option.key ?? '')"
                (change)="toggle(option.key ?? '')"
              />
              <span translate="no">{{ option.title }}</span>
            </label>
          }
        </fieldset>
      }
      @if (mayUndercut()) {
        <ui-field label="Reason, if below the least margin" i18n-label marksOptional [field]="form.reason">
          <input uiControl autocomplete="off" [formField]="form.reason" />
        </ui-field>
      }
    </app-send-for-signature>
  `,
})
export class SignDrawer {
  private readonly api = inject(Api);
  private readonly can = inject(Permissions).can;

  readonly proposal = input.required<ProposalDto>();
  readonly sent = output();
  readonly closed = output();

  protected readonly client = computed(() => {
    const { recipientName: name, recipientEmail: email } = this.proposal();
    return { name, email };
  });
  protected readonly options = computed(() =>
    this.proposal().content.lines.filter(({ isOptional }) => isOptional),
  );
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly form = form(signal({ reason: '' }));
  protected readonly mayUndercut = computed(
    () => this.proposal().status === 'draft' && this.can(P.ProposalBelowMargin),
  );

  protected readonly send = (terms: SendForSignatureDto): Promise<unknown> => {
    const proposal = this.proposal();
    const reason = this.form.reason().value().trim();
    const body = { ...terms, chosen: [...this.chosen()], ...(reason ? { reason } : {}) };
    return this.api.invoke(proposalsSendForSignature, { id: proposal.id, ...ifMatch(proposal), body });
  };

  protected toggle(key: string): void {
    this.chosen.update((chosen) =>
      chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key],
    );
  }
}
