import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { proposalsDelete } from '#libs/api-client/fn/proposals/proposals-delete';
import { proposalsDuplicate } from '#libs/api-client/fn/proposals/proposals-duplicate';
import { proposalsGet } from '#libs/api-client/fn/proposals/proposals-get';
import { proposalsPdf } from '#libs/api-client/fn/proposals/proposals-pdf';
import { proposalsRevise } from '#libs/api-client/fn/proposals/proposals-revise';
import { proposalsWithdraw } from '#libs/api-client/fn/proposals/proposals-withdraw';
import type { ProposalDto } from '#libs/api-client/models/proposal-dto';
import { UiActions } from '#libs/ui/actions';
import { UiAsync, UiLoaded } from '#libs/ui/async';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { Dialogs } from '#libs/ui/dialogs';
import { Downloads } from '#libs/ui/download';
import { UiFigure } from '#libs/ui/figure';
import { UiFormError } from '#libs/ui/form';
import { UiMoney } from '#libs/ui/money';
import { UiPageHeader } from '#libs/ui/page-header';
import { UiStatus } from '#libs/ui/status';
import { PROPOSAL_LOOKS } from '#libs/ui/statuses';
import type { RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { newIdempotencyKey } from '../../core/idempotency';
import { ifMatch } from '../../core/if-match';
import { Invalidation, reloadOn } from '../../core/invalidation';
import { Permissions } from '../../core/permissions';
import { OfferLines } from '../../offers/offer-lines';
import { OfferSections } from '../../offers/offer-sections';
import { Signatures } from '../signatures/signatures';
import { Timeline } from '../timeline/timeline';
import { Differences } from './differences';
import { MarginCard } from './margin-card';
import { ProposalLinks } from './proposal-links';
import { SendDrawer } from './send-drawer';
import { SignDrawer } from './sign-drawer';

/** One proposal: what it says, who may read it, what became of it. */
@Component({
  selector: 'app-proposal-page',
  imports: [
    ...[Differences, MarginCard, OfferLines, OfferSections, ProposalLinks, RouterLink],
    ...[SendDrawer, Signatures, SignDrawer, Timeline],
    ...[UiActions, UiAsync, UiCan, UiDate, UiFigure, UiFormError, UiLoaded, UiMoney, UiPageHeader, UiStatus],
  ],
  templateUrl: './proposal-page.html',
})
export class ProposalPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly dialogs = inject(Dialogs);
  private readonly downloads = inject(Downloads);
  private readonly invalidation = inject(Invalidation);
  private readonly can = inject(Permissions).can;
  private readonly key = newIdempotencyKey();

  readonly id = input.required<string>();

  protected readonly P = P;
  protected readonly looks = PROPOSAL_LOOKS;
  protected readonly back = { label: $localize`Proposals`, link: '/proposals' };
  protected readonly doing = doing();
  protected readonly sends = signal(false);
  protected readonly asksSigners = signal(false);
  protected readonly proposal = reloadOn(
    resource({ params: () => this.id(), loader: ({ params: id }) => this.api.invoke(proposalsGet, { id }) }),
    () => `proposal:${this.id()}`,
  );
  protected readonly actions = computed((): RowAction[] => {
    if (!this.proposal.hasValue()) return [];
    const proposal = this.proposal.value();
    const pdf: RowAction = {
      label: $localize`Download PDF`,
      icon: 'picture_as_pdf',
      run: () => void this.download(proposal),
    };
    return this.can(P.ProposalWrite) ? [...this.deedsOf(proposal), pdf, this.duplication(proposal)] : [pdf];
  });

  protected changed(): void {
    this.invalidation.invalidate('proposals', `proposal:${this.id()}`);
  }

  private deedsOf(proposal: ProposalDto): RowAction[] {
    const { id, status, outForSignature } = proposal;
    if (outForSignature) return [];
    const send: RowAction = { label: $localize`Send`, icon: 'send', run: () => this.sends.set(true) };
    const sign: RowAction[] = this.can(P.SignatureManage)
      ? [{ label: $localize`Send for signature`, icon: 'verified', run: () => this.asksSigners.set(true) }]
      : [];
    const edit: RowAction = {
      ...{ label: $localize`Edit`, icon: 'edit' },
      run: () => void this.router.navigate(['/proposals', id, 'edit']),
    };
    const revise: RowAction = {
      label: $localize`New version`,
      icon: 'edit',
      run: () => void this.revise(proposal),
    };
    const withdraw: RowAction = {
      ...{ label: $localize`Withdraw`, icon: 'undo', danger: true },
      run: () => void this.withdraw(proposal),
    };
    const remove: RowAction = {
      ...{ label: $localize`Delete`, icon: 'delete', danger: true },
      run: () => void this.remove(proposal),
    };
    switch (status) {
      case 'draft':
        return [send, ...sign, edit, proposal.currentVersion > 1 ? withdraw : remove];
      case 'sent':
        return [{ ...send, label: $localize`Send another link` }, ...sign, revise, withdraw];
      case 'accepted':
        return [];
      default:
        return [revise];
    }
  }

  private duplication({ id }: ProposalDto): RowAction {
    const work = async (): Promise<void> => {
      const params = { id, body: {}, 'Idempotency-Key': this.key };
      const copy = await this.api.invoke(proposalsDuplicate, params);
      await this.router.navigate(['/proposals', copy.id, 'edit']);
    };
    return {
      ...{ label: $localize`Duplicate`, icon: 'content_copy' },
      run: () => void this.doing.run(work, 'proposals'),
    };
  }

  private async revise(proposal: ProposalDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Begin a new version?`,
      text: $localize`What was sent cannot be accepted any more; its links show the new version once that is sent.`,
      action: $localize`Begin new version`,
    });
    if (!sure) return;
    const { id } = proposal;
    const work = async (): Promise<void> => {
      await this.api.invoke(proposalsRevise, {
        id,
        ...ifMatch(proposal),
        'Idempotency-Key': newIdempotencyKey(),
      });
      await this.router.navigate(['/proposals', id, 'edit']);
    };
    await this.doing.run(work, 'proposals', `proposal:${id}`);
  }

  private async withdraw(proposal: ProposalDto): Promise<void> {
    const reason = await this.dialogs.reason({
      heading: $localize`Withdraw ${proposal.number}:number:?`,
      text: $localize`Nobody can accept it any more.`,
      label: $localize`Reason`,
      action: $localize`Withdraw proposal`,
      danger: true,
    });
    if (reason === null) return;
    const { id } = proposal;
    await this.doing.run(
      () => this.api.invoke(proposalsWithdraw, { id, body: { reason }, ...ifMatch(proposal) }),
      ...['proposals', `proposal:${id}`],
    );
  }

  private async remove(proposal: ProposalDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Delete ${proposal.number}:number:?`,
      text: $localize`It was never sent. This cannot be undone.`,
      action: $localize`Delete draft`,
      danger: true,
    });
    if (!sure) return;
    const work = async (): Promise<void> => {
      await this.api.invoke(proposalsDelete, { id: proposal.id, ...ifMatch(proposal) });
      await this.router.navigate(['/proposals']);
    };
    await this.doing.run(work, 'proposals');
  }

  private async download({ id, number, currentVersion }: ProposalDto): Promise<void> {
    await this.doing.run(async () => {
      const params = { id, number: currentVersion };
      this.downloads.save(await this.api.invoke(proposalsPdf, params), `${number}.pdf`);
    });
  }
}
