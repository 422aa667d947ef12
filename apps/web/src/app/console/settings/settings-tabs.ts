import type { Tab } from '#libs/ui/tabs';

/** The pages of the firm's settings; an entry here and a route in `settings.routes.ts` make another one. */
export const SETTINGS_TABS: readonly Tab[] = [
  { label: $localize`Firm`, link: '/settings' },
  { label: $localize`Sign-in`, link: '/settings/sign-in' },
  { label: $localize`Proposals`, link: '/settings/proposals' },
  { label: $localize`Forms`, link: '/settings/forms' },
  { label: $localize`Request limits`, link: '/settings/limits' },
  { label: $localize`Export and closing`, link: '/settings/leaving' },
];
