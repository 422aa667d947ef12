import { Module } from '@nestjs/common';
import { ContractsModule } from '../contracts/index.js';
import { CrmModule } from '../crm/index.js';
import { EngagementsModule } from '../engagements/index.js';
import { IdentityModule } from '../identity/index.js';
import { RatesModule } from '../rates/index.js';
import { SigningModule } from '../signing/index.js';
import { AcceptedProposals } from './accepted-proposals.js';
import { ClientProposals } from './client-proposals.js';
import { DecideProposal } from './decide-proposal.js';
import { Margins } from './margin.js';
import { PortalProposals } from './portal-proposals.js';
import { PortalProposalsController } from './portal-proposals.controller.js';
import { ProposalExpiry } from './proposal-expiry.js';
import { ProposalLinkController } from './proposal-link.controller.js';
import { ProposalLinkReader } from './proposal-link-reader.js';
import { ProposalPapers } from './proposal-papers.js';
import { ProposalSigning } from './proposal-signing.js';
import { ProposalVersions } from './proposal-versions.js';
import { ProposalsController } from './proposals.controller.js';
import { ProposalsService } from './proposals.service.js';
import { Recipients } from './recipients.js';
import { SendProposal } from './send-proposal.js';
import { ProposalSettingsController } from './settings/proposal-settings.controller.js';
import { ProposalSettingsService } from './settings/proposal-settings.service.js';
import { ProposalTemplatesController } from './templates/proposal-templates.controller.js';
import { ProposalTemplatesService } from './templates/proposal-templates.service.js';

@Module({
  imports: [ContractsModule, CrmModule, EngagementsModule, IdentityModule, RatesModule, SigningModule],
  controllers: [
    PortalProposalsController,
    ProposalLinkController,
    ProposalSettingsController,
    ProposalTemplatesController,
    ProposalsController,
  ],
  providers: [
    ...[AcceptedProposals, ClientProposals, DecideProposal, Margins, PortalProposals],
    ...[
      ProposalExpiry,
      ProposalLinkReader,
      ProposalPapers,
      ProposalSigning,
      ProposalSettingsService,
      ProposalTemplatesService,
    ],
    ...[ProposalVersions, ProposalsService, Recipients, SendProposal],
  ],
  exports: [ProposalTemplatesService, ProposalsService, SendProposal, ProposalLinkReader],
})
export class ProposalsModule {}
