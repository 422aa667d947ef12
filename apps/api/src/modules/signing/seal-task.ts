import type { JobData } from '../../platform/jobs/jobs.js';

export const SEAL_JOB = 'signature-seal';

/** Makes the sealed PDF of a request that all have signed. */
export interface SealTask extends JobData {
  requestId: string;
}
