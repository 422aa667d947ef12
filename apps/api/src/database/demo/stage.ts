import type { INestApplicationContext, Type } from '@nestjs/common';
import { addDays, today, weekStart } from '#libs/calendar';
import { Contexts } from '../../platform/context/contexts.js';
import type { RequestContext } from '../../platform/context/request-context.js';

/** Membership ids of a firm's people by role. */
export type Cast = Readonly<Record<string, string>>;

/** Where the demo plays: its people act through the services, on days counted back from today. */
export class Stage {
  readonly today: string;

  constructor(
    private readonly app: INestApplicationContext,
    readonly firmId: string,
    readonly cast: Cast,
    timeZone: string,
  ) {
    this.today = today(timeZone);
  }

  /** In one transaction, as the person of that role. */
  as<T>(role: string, work: (ctx: RequestContext) => Promise<T>): Promise<T> {
    return this.app.get(Contexts).forMember(this.firmId, { membershipId: this.cast[role]! }, work);
  }

  get<T>(service: Type<T>): T {
    return this.app.get(service);
  }

  /** Monday so many weeks ago; 0 is this week's. */
  monday(weeksAgo: number): string {
    return addDays(weekStart(this.today), -7 * weeksAgo);
  }
}
