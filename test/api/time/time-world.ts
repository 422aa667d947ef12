import type { TimeEntryDto } from '../../../apps/api/src/modules/time/entries/dto/time-entry.dto.js';
import type { Answer, Harness } from '../../support/harness.js';
import type { TestMember } from '../../support/make.js';

export interface Problem {
  code: string;
  detail: string;
  errors?: { field: string; code: string }[];
}

export const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });

/** Where it is between twelve and one o’clock now: no midnight falls between two lines of a test. */
export function middayZone(): string {
  const ahead = 12 - new Date().getUTCHours();
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`; // these names count westwards
}

/** A firm with a consultant on one project at 100.00 an hour, a manager, and requests in short. */
export async function timeWorld(harness: Harness, timeZone = 'Europe/Berlin') {
  const firmId = await harness.make.firm({ timeZone });
  const consultant = await harness.make.member(firmId, 'consultant');
  const manager = await harness.make.member(firmId, 'project_manager');
  const client = await harness.make.client(firmId);
  const engagement = await harness.make.engagement(firmId, client.id);
  const both = [consultant.membershipId, manager.membershipId];
  const project = await harness.make.project(firmId, engagement, both);

  const call = <Body = TimeEntryDto>(
    who: TestMember,
    method: string,
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> =>
    harness.request<Body>(method, url, who.token, { headers, ...(body === undefined ? {} : { body }) });

  const log = (who: TestMember, over: object = {}) =>
    call<TimeEntryDto & Problem>(who, 'POST', '/time-entries', {
      projectId: project.id,
      workDate: '2026-03-02',
      ...('duration' in over ? {} : { seconds: 3_600 }),
      ...over,
    });

  const submit = (who: TestMember, date = '2026-03-02') =>
    call<{ state: string } & Problem>(who, 'POST', '/timesheets/week/submit', { date });

  return { firmId, consultant, manager, client, engagement, project, call, log, submit };
}

export type TimeWorld = Awaited<ReturnType<typeof timeWorld>>;
