import type { SignatureStatus, SignerStatus } from '#libs/contracts';
import { Lifecycle } from '../../platform/lifecycle/lifecycle.js';

export const signatureLifecycle = new Lifecycle<SignatureStatus>('signature request', {
  open: ['signed', 'declined', 'expired', 'voided'],
  signed: ['completed'],
  completed: [],
  declined: [],
  expired: [],
  voided: [],
});

export const signerLifecycle = new Lifecycle<SignerStatus>('signer', {
  waiting: ['invited'],
  invited: ['signed', 'declined'],
  signed: [],
  declined: [],
});
