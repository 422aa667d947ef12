import { LIMITS } from '#libs/contracts';

/** Seconds per person and work date, for the rule of at most 24 hours a day. */
export class DayTotals {
  private readonly seconds = new Map<string, number>();

  /** Seconds so far; 0 for a day not seen. */
  of(person: string, workDate: string): number {
    return this.seconds.get(keyOf(person, workDate)) ?? 0;
  }

  /** Whether this day comes up for the first time; it counts as empty from now on. */
  open(person: string, workDate: string): boolean {
    if (this.seconds.has(keyOf(person, workDate))) return false;
    this.set(person, workDate, 0);
    return true;
  }

  /** What is logged elsewhere already; before rows of the day are added. */
  set(person: string, workDate: string, seconds: number): void {
    this.seconds.set(keyOf(person, workDate), seconds);
  }

  /** Adds to the day if it still fits into 24 hours; says whether it did. */
  add(person: string, workDate: string, seconds: number): boolean {
    const total = this.of(person, workDate) + seconds;
    if (total > LIMITS.daySeconds) return false;
    this.set(person, workDate, total);
    return true;
  }
}

const keyOf = (person: string, workDate: string): string => `${workDate} ${person}`;
