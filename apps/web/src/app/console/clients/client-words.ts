import type { AddressKind, ContactRole } from '#libs/contracts';

export const CONTACT_ROLE_WORDS: Readonly<Record<ContactRole, { label: string; meaning: string }>> = {
  billing: {
    label: $localize`Billing`,
    meaning: $localize`Invoices and payments are talked about with them.`,
  },
  decision: { label: $localize`Decides`, meaning: $localize`Says yes or no to what is offered.` },
  project: { label: $localize`Project`, meaning: $localize`Asked about the work itself.` },
};

export const ADDRESS_WORDS: Readonly<Record<AddressKind, string>> = {
  office: $localize`Office`,
  registered: $localize`Registered office`,
  delivery: $localize`Delivery`,
  other: $localize`Other address`,
};
