import { LIMITS } from '#libs/contracts';

/** What makes a good password: length, and nothing else. */
export const PASSWORD_HINT = $localize`At least ${LIMITS.passwordMin}:count: characters. Length counts, not symbols: a few words of your own are good.`;
