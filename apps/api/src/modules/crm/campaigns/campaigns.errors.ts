import { onConstraint } from '../../../platform/errors/constraint-errors.js';
import { DomainError, wrongState } from '../../../platform/errors/domain-error.js';

onConstraint('uq_campaigns_name', () => {
  const message = 'Another campaign has this name already.';
  return new DomainError('CAMPAIGN_NAME_TAKEN', 409, message, [{ field: 'name', code: 'TAKEN', message }]);
});

export const campaignUsed = (): DomainError =>
  wrongState(
    'CAMPAIGN_USED',
    'Leads, prospects or forms count for this campaign, so it stays. End it instead.',
  );
for (const table of ['leads', 'prospects']) onConstraint(`fk_${table}_campaign_id`, campaignUsed);

export const unknownCampaign = (): DomainError =>
  DomainError.field('campaignId', 'CAMPAIGN_UNKNOWN', 'There is no such campaign.');

export const endsBeforeStart = (): DomainError =>
  DomainError.field('endsOn', 'ENDS_BEFORE_START', 'The end must not be before the start.');
