import { addDays, type LocalDate, weekDays, type Weekday, weekdayOf } from '#libs/calendar';
import type { HomeWeekDto } from './dto/home.dto.js';

export interface WeekFacts {
  today: LocalDate;
  /** ISO weekday on which the firm's week begins. */
  startsOn: Weekday;
  weeklyTargetSeconds: number;
  /** The firm's hours from Monday to Sunday: how a week spreads over its days. */
  workingSeconds: readonly number[];
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
export function weekOf(facts: WeekFacts): HomeWeekDto {
  const { today, startsOn, weeklyTargetSeconds, logged, since } = facts;
  const days = weekDays(today, startsOn).map((date) => ({
    date,
    loggedSeconds: logged.get(date) ?? 0,
    targetSeconds: targetOf(date, facts),
  }));
  return {
    today,
    days,
    loggedSeconds: days.reduce((sum, day) => sum + day.loggedSeconds, 0),
    targetSeconds: weeklyTargetSeconds,
    missingDays: twoWeeks(today, startsOn).filter(
      (date) => date < today && date >= since && targetOf(date, facts) > 0 && !logged.get(date),
    ),
  };
}

/** The day's share of the week by the firm's working hours, in whole seconds that add up to the week. */
function targetOf(date: LocalDate, { weeklyTargetSeconds, workingSeconds }: WeekFacts): number {
  const sumTo = (day: number): number => workingSeconds.slice(0, day).reduce((sum, one) => sum + one, 0);
  const week = sumTo(7);
  if (!week) return 0;
  const upTo = (day: number): number => Math.floor((weeklyTargetSeconds * sumTo(day)) / week);
  const weekday = weekdayOf(date);
  return upTo(weekday) - upTo(weekday - 1);
}
