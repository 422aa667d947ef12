import { addDays, type LocalDate, weekDays, type Weekday, weekdayOf } from '#libs/calendar';
import type { HomeWeekDto } from './dto/home.dto.js';

const WORKING_DAYS = 5;

export interface WeekFacts {
  today: LocalDate;
  /** ISO weekday on which the firm's week begins. */
  startsOn: Weekday;
  weeklyTargetSeconds: number;
  /** Logged seconds by day, of this week and the last one. */
  logged: ReadonlyMap<LocalDate, number>;
  /** Days before the person's first are not missing. */
  since: LocalDate;
}

/** The days of this week and the last one. */
export function twoWeeks(today: LocalDate, startsOn: Weekday): LocalDate[] {
  return [...weekDays(addDays(today, -7), startsOn), ...weekDays(today, startsOn)];
}

/** A person's week: logged against target by day, and the working days that went by without any time. */
export function weekOf({ today, startsOn, weeklyTargetSeconds, logged, since }: WeekFacts): HomeWeekDto {
  const days = weekDays(today, startsOn).map((date) => ({
    date,
    loggedSeconds: logged.get(date) ?? 0,
    targetSeconds: targetOf(date, weeklyTargetSeconds),
  }));
  return {
    today,
    days,
    loggedSeconds: days.reduce((sum, day) => sum + day.loggedSeconds, 0),
    targetSeconds: weeklyTargetSeconds,
    missingDays: twoWeeks(today, startsOn).filter(
      (date) => date < today && date >= since && targetOf(date, weeklyTargetSeconds) > 0 && !logged.get(date),
    ),
  };
}

/** A fifth of the week from Monday to Friday, in whole seconds that add up to the week. */
function targetOf(date: LocalDate, weeklyTargetSeconds: number): number {
  const weekday = weekdayOf(date);
  if (weekday > WORKING_DAYS) return 0;
  const upTo = (day: number): number => Math.floor((weeklyTargetSeconds * day) / WORKING_DAYS);
  return upTo(weekday) - upTo(weekday - 1);
}
