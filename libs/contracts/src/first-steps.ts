/** What a firm does first, in the order in which the home page leads through it. */
export const FIRST_STEPS = [
  'settings',
  'people',
  'client',
  'engagement',
  'project',
  'time',
  'invoice',
] as const;
export type FirstStep = (typeof FIRST_STEPS)[number];
