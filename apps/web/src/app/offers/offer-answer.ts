import { Component, input, linkedSignal, output, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { LIMITS } from '#libs/contracts';
import type { ClientProposalDto } from '#libs/api-client/models/client-proposal-dto';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';
import { UiMoney } from '#libs/ui/money';

import type { OfferGateway } from './offer-gateway';

/** Accepting with one's name, or declining with a reason. */
@Component({
  selector: 'app-offer-answer',
  imports: [FormField, FormRoot, MatButton, UiControl, UiField, UiFormError, UiMoney],
  templateUrl: './offer-answer.html',
})
export class OfferAnswer {
  readonly offer = input.required<ClientProposalDto>();
  readonly gateway = input.required<OfferGateway>();
  readonly chosen = input.required<readonly string[]>();
  /** with what is ticked */
  readonly total = input.required<string>();
  readonly answered = output<ClientProposalDto>();

  protected readonly declines = signal(false);
  protected readonly failure = signal<unknown>(null);
  private readonly model = linkedSignal(() => ({ name: this.offer().readerName, agrees: false, reason: '' }));
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      maxLength(path.name, LIMITS.nameLength);
      required(path.agrees, { when: () => !this.declines() });
      required(path.reason, { when: () => this.declines() });
    },
    { submission: submission(() => this.send(), this.failure) },
  );

  private async send(): Promise<void> {
    const { name, reason } = this.model();
    const seen = { name, versionNumber: this.offer().versionNumber };
    const answer = this.declines()
      ? await this.gateway().decline({ ...seen, reason })
      : await this.gateway().accept({ ...seen, chosen: [...this.chosen()] });
    this.answered.emit(answer);
  }
}
