import type { SignatureStatus, SignerStatus } from '#libs/contracts';
import type { StatusLook } from '#libs/ui/status';

export const SIGNATURE_LOOKS: Record<SignatureStatus, StatusLook> = {
  open: { label: $localize`To be signed`, tone: 'warn', icon: 'hourglass_top' },
  signed: { label: $localize`Signed by all`, tone: 'good', icon: 'check_circle' },
  completed: { label: $localize`Signed by all`, tone: 'good', icon: 'verified' },
  declined: { label: $localize`Declined`, tone: 'bad', icon: 'cancel' },
  expired: { label: $localize`Expired`, tone: 'neutral', icon: 'schedule' },
  voided: { label: $localize`Taken back`, tone: 'neutral', icon: 'block' },
};

export const SIGNER_LOOKS: Record<SignerStatus, StatusLook> = {
  waiting: { label: $localize`Not asked yet`, tone: 'neutral', icon: 'schedule' },
  invited: { label: $localize`Asked to sign`, tone: 'warn', icon: 'hourglass_top' },
  signed: { label: $localize`Signed`, tone: 'good', icon: 'check_circle' },
  declined: { label: $localize`Declined`, tone: 'bad', icon: 'cancel' },
};
