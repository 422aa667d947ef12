/** What a client's contact is for: bills go to one, another decides, a third is asked about the work. */
export const CONTACT_ROLES = ['billing', 'decision', 'project'] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

/** Addresses beside the one that invoices print. */
export const ADDRESS_KINDS = ['office', 'registered', 'delivery', 'other'] as const;
export type AddressKind = (typeof ADDRESS_KINDS)[number];

/** What a merged client may take from the other one; everything else of both it has anyway. */
export const MERGE_FIELDS = [
  ...(['name', 'email', 'phone', 'website', 'industry', 'ownerId', 'billingAddress', 'taxId'] as const),
  ...(['currency', 'paymentTermsDays'] as const),
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

/** What keeps two clients from being merged. */
export const MERGE_BLOCKS = [
  'same',
  'inactive',
  'signatures',
  'imports',
  'prices',
  'addresses',
  'taxIds',
  'note',
] as const;
export type MergeBlock = (typeof MERGE_BLOCKS)[number];

interface Shades {
  readonly ground: string;
  readonly text: string;
}

/** Colours of tags on both themes; their spec measures that each can be read. */
export const TAG_SHADES = {
  grey: { light: { ground: '#e4e6eb', text: '#3d4350' }, dark: { ground: '#3a3f4a', text: '#d9dde6' } },
  red: { light: { ground: '#fbdcd9', text: '#8c1d18' }, dark: { ground: '#5c1f1b', text: '#ffd9d5' } },
  orange: { light: { ground: '#fce0c8', text: '#7a3b00' }, dark: { ground: '#56300c', text: '#ffdcc0' } },
  yellow: { light: { ground: '#f7e8a8', text: '#5c4a00' }, dark: { ground: '#463a08', text: '#f5e3a0' } },
  green: { light: { ground: '#cfeed6', text: '#0f5228' }, dark: { ground: '#14472a', text: '#c3f0d0' } },
  teal: { light: { ground: '#c5edec', text: '#00504f' }, dark: { ground: '#0b4544', text: '#b9efee' } },
  blue: { light: { ground: '#d3e4fc', text: '#0d4183' }, dark: { ground: '#163a66', text: '#d0e4ff' } },
  purple: { light: { ground: '#e6dcfb', text: '#4f2a8c' }, dark: { ground: '#40296b', text: '#e6dcff' } },
} as const satisfies Record<string, { light: Shades; dark: Shades }>;

export type TagColour = keyof typeof TAG_SHADES;
export const TAG_COLOURS = Object.keys(TAG_SHADES) as TagColour[];

/** What a client's timeline is made of. */
export const CLIENT_EVENT_KINDS = [
  ...(['activity', 'change_order', 'client', 'client_contact', 'contract', 'engagement', 'file'] as const),
  ...(['invoice', 'payment', 'portal_user', 'project', 'prospect'] as const),
] as const;
export type ClientEventKind = (typeof CLIENT_EVENT_KINDS)[number];
