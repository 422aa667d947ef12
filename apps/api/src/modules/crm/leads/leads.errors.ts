import { wrongState } from '../../../platform/errors/domain-error.js';

export const leadMerged = () => wrongState('LEAD_MERGED', 'Another lead stands for this one now.');
