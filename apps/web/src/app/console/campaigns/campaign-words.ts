import { CAMPAIGN_CHANNELS, type CampaignChannel } from '#libs/contracts';

export const CHANNEL_WORDS: Record<CampaignChannel, string> = {
  event: $localize`Event`,
  mail: $localize`Mail or letter`,
  search: $localize`Search engine`,
  social: $localize`Social network`,
  website: $localize`Website`,
  partner: $localize`Partner`,
  referral: $localize`Referral`,
  other: $localize`Other`,
};

export const CHANNEL_CHOICES = CAMPAIGN_CHANNELS.map((value) => ({ value, label: CHANNEL_WORDS[value] }));
