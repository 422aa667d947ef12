import { PROJECT_STATUSES, type ProjectStatus } from '#libs/contracts';
import { projectLifecycle } from './project.lifecycle.js';

const WAYS = [
  'active → on_hold',
  'active → completed',
  'active → cancelled',
  'on_hold → active',
  'on_hold → completed',
  'on_hold → cancelled',
];
const pairs = PROJECT_STATUSES.flatMap((from) => PROJECT_STATUSES.map((to) => [from, to] as const));

describe("a project's lifecycle", () => {
  it.each(pairs)('%s → %s', (from, to) => {
    const row: { status: ProjectStatus } = { status: from };
    if (WAYS.includes(`${from} → ${to}`)) {
      projectLifecycle.move(row, to);
      expect(row.status).toBe(to);
    } else {
      expect(() => projectLifecycle.move(row, to)).toThrow('PROJECT_WRONG_STATE');
      expect(row.status).toBe(from);
    }
  });
});
