import type { Tab } from '#libs/ui/tabs';

export const DOCUMENT_TABS: readonly Tab[] = [
  { label: $localize`Contracts`, link: '/portal/documents' },
  { label: $localize`Shared files`, link: '/portal/documents/files' },
];
