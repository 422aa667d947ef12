import type { CampaignStatus } from '#libs/contracts';
import { Lifecycle } from '../../../platform/lifecycle/lifecycle.js';

export const campaignLifecycle = new Lifecycle<CampaignStatus>('campaign', {
  planned: ['running', 'ended'],
  running: ['ended'],
  ended: ['running'],
});
