import { addDays } from '#libs/calendar';
import { ApprovalsService } from '../../modules/time/approvals/approvals.service.js';
import { TimeEntriesService } from '../../modules/time/entries/time-entries.service.js';
import { TimeEntry } from '../../modules/time/index.js';
import { TimesheetsService } from '../../modules/time/timesheets/timesheets.service.js';
import { Database } from '../../platform/persistence/database.js';
import { type Agreed, FORECAST, PLATFORM, PORTAL } from './agreements.js';
import type { Stage } from './stage.js';

const WEEKS = 8;
const QUARTER = 900;

interface Slot {
  project: string;
  quarters: number;
  task: string;
  notes: readonly string[];
  billable?: boolean;
}

const BUILD: Slot = {
  project: PORTAL,
  quarters: 16,
  task: 'Implementation',
  notes: [
    'Booking form',
    'Test results page',
    'Sign-in with the national card',
    'Reminders by mail',
    'Fixes from the review',
  ],
};
const MODEL: Slot = {
  project: PLATFORM,
  quarters: 13,
  task: 'Data modelling',
  notes: ['Stock by site', 'Movements between sites', 'Nightly loads', 'Reconciliation report'],
};
const STEER: Slot = {
  project: PORTAL,
  quarters: 7,
  task: 'Project management',
  notes: ['Steering call', 'Planning', 'Review with the client'],
};
const PLAN: Slot = {
  project: PLATFORM,
  quarters: 6,
  task: 'Project management',
  notes: ['Weekly planning', 'Workshop in Manchester'],
};
const REVIEW: Slot = {
  project: FORECAST,
  quarters: 10,
  task: 'Model review',
  notes: ['Back-testing', 'Assumptions', 'Draft of the report'],
};
const ADVISE: Slot = {
  project: PORTAL,
  quarters: 9,
  task: 'Architecture',
  notes: ['Architecture board', 'Security review'],
};
const LEARN: Slot = {
  project: PORTAL,
  quarters: 4,
  task: 'Handover',
  notes: ['Internal handover'],
  billable: false,
};

/** What each person does from Monday to Friday. */
const WEEK: Readonly<Record<string, readonly (readonly Slot[])[]>> = {
  consultant: [
    [BUILD, MODEL],
    [BUILD, MODEL],
    [MODEL, BUILD],
    [BUILD, REVIEW],
    [MODEL, LEARN],
  ],
  project_manager: [[STEER, PLAN], [STEER, REVIEW], [PLAN], [STEER, REVIEW], [PLAN, LEARN]],
  admin: [[], [], [ADVISE], [], []],
};
/** Nobody decides about their own hours. */
const APPROVER: Readonly<Record<string, string>> = {
  consultant: 'project_manager',
  project_manager: 'admin',
  admin: 'project_manager',
};

/** Eight weeks of hours up to today: old ones approved, last week's submitted with one sent back, this week's drafts. */
export async function logHours(stage: Stage, agreed: Agreed): Promise<void> {
  for (const person of Object.keys(WEEK)) {
    for (let weeksAgo = WEEKS - 1; weeksAgo >= 0; weeksAgo--) await logWeek(stage, agreed, person, weeksAgo);
    await decide(stage, person);
  }
}

async function logWeek(stage: Stage, { projects }: Agreed, person: string, weeksAgo: number): Promise<void> {
  const monday = stage.monday(weeksAgo);
  await stage.as(person, async (ctx) => {
    for (const [day, slots] of WEEK[person]!.entries()) {
      const workDate = addDays(monday, day);
      if (workDate > stage.today) continue;
      for (const slot of slots) {
        const { project, task, billable } = slot;
        const turn = WEEKS - weeksAgo + day;
        // a little more or less from day to day, as hours are
        const seconds = (slot.quarters + ((turn * 5) % 4) - 1) * QUARTER;
        const note = slot.notes[turn % slot.notes.length]!;
        await stage
          .get(TimeEntriesService)
          .create(ctx, { projectId: projects[project]!, workDate, seconds, task, note, billable });
      }
    }
    if (weeksAgo > 0) await stage.get(TimesheetsService).submit(ctx, monday);
  });
}

async function decide(stage: Stage, person: string): Promise<void> {
  await stage.as(APPROVER[person]!, async (ctx) => {
    const where = { membershipId: stage.cast[person]!, status: 'submitted' as const };
    const waiting = await stage.get(Database).repo(ctx, TimeEntry).find(where, 'workDate');
    const old = waiting.filter(({ workDate }) => workDate < stage.monday(1));
    await stage.get(ApprovalsService).approve(ctx, old);
    if (person !== 'consultant') return;
    const first = waiting.find(({ workDate }) => workDate >= stage.monday(1));
    await stage
      .get(ApprovalsService)
      .sendBack(ctx, [first!.id], 'Half of this belongs to the data platform, I think.');
  });
}
