export { ProposalLinkReader } from './proposal-link-reader.js';
export { ProposalTemplatesService } from './templates/proposal-templates.service.js';
export { ProposalsModule } from './proposals.module.js';
export { ProposalsService } from './proposals.service.js';
export { SendProposal } from './send-proposal.js';
