/** What a form may ask for; the address is always among it. */
export const FORM_FIELDS = ['company', 'person', 'email', 'phone', 'message'] as const;
export type FormFieldKey = (typeof FORM_FIELDS)[number];

/** What became of what somebody sent: taken in as a lead, kept back as suspected, and then let in or not. */
export const FORM_ENTRY_STATUSES = ['taken', 'suspected', 'released', 'discarded'] as const;
export type FormEntryStatus = (typeof FORM_ENTRY_STATUSES)[number];

/** Why it is suspected. */
export const SUSPICIONS = ['trap', 'too_quick', 'links', 'repeated', 'flood'] as const;
export type Suspicion = (typeof SUSPICIONS)[number];
