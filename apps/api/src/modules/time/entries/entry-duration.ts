import { parseDuration } from '#libs/calendar';
import { LIMITS } from '#libs/contracts';
import { DomainError } from '../../../platform/errors/domain-error.js';
import { durationProblem } from './time-entries.errors.js';

export interface GivenDuration {
  seconds?: number;
  duration?: string;
}

/**
 * Whole seconds from whichever of the two was given, or undefined when neither was. Text with a plus adds to
 * `current`. @throws 422 for unreadable text, more than a day, or both at once
 */
export function secondsOf({ seconds, duration }: GivenDuration, current = 0): number | undefined {
  if (duration === undefined) return seconds;
  if (seconds !== undefined)
    throw DomainError.field('duration', 'DURATION_TWICE', 'Give seconds or duration, not both.');
  const typed = parseDuration(duration);
  if ('error' in typed) throw durationProblem(typed.error);
  const total = typed.seconds + (typed.relative ? current : 0);
  if (total > LIMITS.daySeconds) throw durationProblem('over_a_day');
  return total;
}
