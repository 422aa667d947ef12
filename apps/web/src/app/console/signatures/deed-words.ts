import type { SignatureDeed } from '#libs/contracts';

export const DEED_WORDS: Record<SignatureDeed, string> = {
  sent: $localize`Sent`,
  invited: $localize`Asked to sign`,
  reminded: $localize`Reminded`,
  opened: $localize`Opened the page`,
  read: $localize`Opened the document`,
  code_sent: $localize`Got a code by mail`,
  code_wrong: $localize`Typed a wrong code`,
  signed: $localize`Signed`,
  declined: $localize`Declined`,
  expired: $localize`Expired`,
  voided: $localize`Taken back`,
  completed: $localize`Sealed`,
};
