import type { AcceptProposalDto } from '#libs/api-client/models/accept-proposal-dto';
import type { ClientProposalDto } from '#libs/api-client/models/client-proposal-dto';
import type { DeclineProposalDto } from '#libs/api-client/models/decline-proposal-dto';
import type { ProposalTotalsDto } from '#libs/api-client/models/proposal-totals-dto';

/** How a reader reaches the proposal: by the portal, or by a link without a login. */
export interface OfferGateway {
  read(): Promise<ClientProposalDto>;
  count(chosen: string[]): Promise<ProposalTotalsDto>;
  accept(body: AcceptProposalDto): Promise<ClientProposalDto>;
  decline(body: DeclineProposalDto): Promise<ClientProposalDto>;
  pdf(): Promise<Blob>;
}
