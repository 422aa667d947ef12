import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { contractsDelete } from '#libs/api-client/fn/contracts/contracts-delete';
import { contractsGet } from '#libs/api-client/fn/contracts/contracts-get';
import { contractsSendForSignature } from '#libs/api-client/fn/contracts/contracts-send-for-signature';
import { contractsVoid } from '#libs/api-client/fn/contracts/contracts-void';
import type { ContractDto } from '#libs/api-client/models/contract-dto';
import type { SendForSignatureDto } from '#libs/api-client/models/send-for-signature-dto';
import { UiActions } from '#libs/ui/actions';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { Dialogs } from '#libs/ui/dialogs';
import { UiFormError } from '#libs/ui/form';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { CONTRACT_LOOKS } from '#libs/ui/statuses';
import type { RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { ifMatch } from '../../core/if-match';
import { reloadOn } from '../../core/invalidation';
import { Permissions } from '../../core/permissions';
import { ContractEngagements } from '../engagements/contract-engagements';
import { SendForSignature } from '../signatures/send-for-signature';
import { Signatures } from '../signatures/signatures';
import { Timeline } from '../timeline/timeline';
import { ContractDay } from './contract-day';
import { ContractDocument } from './contract-document';
import { KIND_WORDS } from './contract-words';

/** What a contract says, its PDF and what happened to it. */
@Component({
  selector: 'app-contract-page',
  imports: [
    ContractDay,
    ContractDocument,
    ContractEngagements,
    RouterLink,
    SendForSignature,
    Signatures,
    Timeline,
    UiActions,
    UiAsync,
    UiCan,
    UiDate,
    UiFormError,
    UiLoaded,
    UiMoney,
    UiPageHeader,
    UiStatus,
  ],
  templateUrl: './contract-page.html',
  styleUrl: './contract-page.scss',
})
export class ContractPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  private readonly permissions = inject(Permissions);

  readonly id = input.required<string>();

  protected readonly P = P;
  protected readonly looks = CONTRACT_LOOKS;
  protected readonly kinds = KIND_WORDS;
  protected readonly back = { label: $localize`Contracts`, link: '/contracts' };
  protected readonly doing = doing();
  protected readonly asksDay = signal(false);
  protected readonly asksSigners = signal(false);
  protected readonly contract = reloadOn(
    resource({ params: () => this.id(), loader: ({ params: id }) => this.api.invoke(contractsGet, { id }) }),
    () => `contract:${this.id()}`,
  );
  protected readonly seesClients = computed(() => this.permissions.can(P.ClientRead));
  protected readonly actions = computed((): RowAction[] =>
    this.contract.hasValue() ? this.actionsOf(this.contract.value()) : [],
  );

  /** The contract changed in a drawer. */
  protected async changed(): Promise<void> {
    this.asksDay.set(false);
    this.asksSigners.set(false);
    await this.change(() => Promise.resolve());
  }

  protected readonly send = (body: SendForSignatureDto): Promise<unknown> => {
    const contract = this.contract.value()!;
    return this.api.invoke(contractsSendForSignature, { id: contract.id, ...ifMatch(contract), body });
  };

  private actionsOf(contract: ContractDto): RowAction[] {
    const { can } = this.permissions;
    const drafts = contract.status === 'draft';
    return [
      ...(drafts && can(P.SignatureManage) ? [this.sending(contract)] : []),
      ...(drafts && can(P.ContractWrite) ? this.drafting(contract) : []),
      ...(contract.status === 'active' && can(P.ContractWrite) ? [this.terminating()] : []),
    ];
  }

  private sending({ hasDocument }: ContractDto): RowAction {
    const blocked = hasDocument ? null : $localize`Add the PDF first.`;
    return {
      label: $localize`Send for signature`,
      icon: 'send',
      blocked,
      run: () => this.asksSigners.set(true),
    };
  }

  private drafting(contract: ContractDto): RowAction[] {
    const { id, hasDocument } = contract;
    return [
      {
        label: $localize`Record as signed`,
        icon: 'verified',
        blocked: hasDocument ? null : $localize`Add the PDF first.`,
        run: () => this.asksDay.set(true),
      },
      {
        label: $localize`Edit`,
        icon: 'edit',
        run: () => void this.router.navigate(['/contracts', id, 'edit']),
      },
      { label: $localize`Make void`, icon: 'block', danger: true, run: () => void this.void(contract) },
      { label: $localize`Delete draft`, icon: 'delete', danger: true, run: () => void this.delete(contract) },
    ];
  }

  private terminating(): RowAction {
    return {
      label: $localize`Terminate`,
      icon: 'cancel',
      danger: true,
      run: () => this.asksDay.set(true),
    };
  }

  private async void(contract: ContractDto): Promise<void> {
    const reason = await this.dialogs.reason({
      heading: $localize`Make ${contract.number}:number: void?`,
      text: $localize`It can never be signed then. Its number stays taken.`,
      label: $localize`Reason`,
      action: $localize`Make void`,
      danger: true,
    });
    if (reason === null) return;
    const seen = { id: contract.id, ...ifMatch(contract) };
    await this.change(() => this.api.invoke(contractsVoid, { ...seen, body: { reason } }));
  }

  private async delete(contract: ContractDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Delete ${contract.title}:title:?`,
      text: $localize`The draft and its PDF are gone for good.`,
      action: $localize`Delete draft`,
      danger: true,
    });
    if (!sure) return;
    const work = () => this.api.invoke(contractsDelete, { id: contract.id, ...ifMatch(contract) });
    if (await this.doing.run(work, 'contracts')) await this.router.navigate(['/contracts']);
  }

  private change(work: () => Promise<unknown>): Promise<boolean> {
    return this.doing.run(work, 'contracts', `contract:${this.id()}`);
  }
}
