import { ENGAGEMENT_STATUSES, type EngagementStatus } from '#libs/contracts';
import { engagementLifecycle } from './engagement.lifecycle.js';

const WAYS = [
  'draft → pending',
  'pending → approved',
  'pending → rejected',
  'rejected → draft',
  'approved → in_progress',
  'in_progress → completed',
];
const pairs = ENGAGEMENT_STATUSES.flatMap((from) => ENGAGEMENT_STATUSES.map((to) => [from, to] as const));

describe("an engagement's lifecycle", () => {
  it.each(pairs)('%s → %s', (from, to) => {
    const row: { status: EngagementStatus } = { status: from };
    if (WAYS.includes(`${from} → ${to}`)) {
      engagementLifecycle.move(row, to);
      expect(row.status).toBe(to);
    } else {
      expect(() => engagementLifecycle.move(row, to)).toThrow('ENGAGEMENT_WRONG_STATE');
      expect(row.status).toBe(from);
    }
  });
});
