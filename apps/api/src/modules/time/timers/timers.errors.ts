import { DomainError, wrongState } from '../../../platform/errors/domain-error.js';
import { onConstraint } from '../../../platform/errors/constraint-errors.js';

export const timerNotRunning = (): DomainError => wrongState('TIMER_NOT_RUNNING', 'No timer is running.');

export const longerThanRun = (): DomainError =>
  DomainError.field('duration', 'DURATION_BEYOND_TIMER', 'The timer did not run that long.');

onConstraint('pk_timers', () =>
  wrongState('TIMER_RUNNING', 'Another timer was started at the same moment. Look at the running one.'),
);
