import { addDays, instantOf, localDateOf } from '#libs/calendar';

export interface DayPart {
  workDate: string;
  startedAt: Date;
  endedAt: Date;
  /** Whole seconds, 1 or more. */
  seconds: number;
}

/**
 * A run of the clock as the local days it covers, cut at each local midnight of the zone. Instants count to the
 * whole second, so the parts add up; a run inside one second counts as one.
 */
export function splitByDay(startedAt: Date, endedAt: Date, zone: string): DayPart[] {
  const parts: DayPart[] = [];
  let from = Math.floor(startedAt.getTime() / 1000);
  const end = Math.max(Math.floor(endedAt.getTime() / 1000), from + 1);
  while (from < end) {
    const workDate = localDateOf(new Date(from * 1000), zone);
    const midnight = instantOf(addDays(workDate, 1), '00:00', zone).getTime() / 1000;
    const to = Math.min(midnight, end);
    const [startedAt, endedAt] = [new Date(from * 1000), new Date(to * 1000)];
    parts.push({ workDate, startedAt, endedAt, seconds: to - from });
    from = to;
  }
  return parts;
}
