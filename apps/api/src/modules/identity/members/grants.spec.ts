import fc from 'fast-check';
import { ALL_PERMISSIONS, P, type Permission, permissionsOf, type Role, ROLES } from '#libs/contracts';
import { assertMayGrant, builtIn } from './grants.js';

const may = (held: Iterable<Permission>, ...roles: Role[]): boolean => {
  try {
    assertMayGrant(new Set(held), roles.map(builtIn));
    return true;
  } catch {
    return false;
  }
};
/** A role of its own, as firms will make them: a project manager who looks after people. */
const PEOPLE_MANAGER = [...permissionsOf(['project_manager']), P.MemberManage];

describe('granting a role', () => {
  it('takes every right of it', () => {
    expect(may(ALL_PERMISSIONS, ...ROLES)).toBe(true);
    expect(may(PEOPLE_MANAGER, 'project_manager', 'consultant')).toBe(true);
    expect(may(PEOPLE_MANAGER, 'admin')).toBe(false);
    expect(may(PEOPLE_MANAGER, 'consultant', 'accountant')).toBe(false);
    expect(may([P.MemberManage], 'consultant')).toBe(false);
  });

  it('is refused by naming what is beyond', () => {
    expect(() =>
      assertMayGrant(new Set(PEOPLE_MANAGER), (['consultant', 'admin', 'accountant'] as const).map(builtIn)),
    ).toThrow(/every right of admin and accountant yourself/);
  });

  it('never raises anybody above those who began, whatever they do in whatever order', () => {
    const person = fc.record({
      roles: fc.subarray([...ROLES]),
      more: fc.subarray([...ALL_PERMISSIONS]),
    });
    const deed = fc.record({ by: fc.nat(), to: fc.nat(), roles: fc.subarray([...ROLES], { minLength: 1 }) });
    fc.assert(
      fc.property(
        fc.array(person, { minLength: 2, maxLength: 5 }),
        fc.array(deed, { maxLength: 40 }),
        (firm, deeds) => {
          const held = firm.map(({ roles, more }) => new Set([...permissionsOf(roles), ...more]));
          const began = new Set(held.flatMap((set) => [...set]));
          for (const { by, to, roles } of deeds) {
            const granter = held[by % held.length]!;
            const before = new Set(granter);
            if (may(granter, ...roles)) {
              const target = held[to % held.length]!;
              for (const permission of permissionsOf(roles)) target.add(permission);
              expect([...permissionsOf(roles)].every((permission) => before.has(permission))).toBe(true);
            }
          }
          expect(held.every((set) => [...set].every((permission) => began.has(permission)))).toBe(true);
        },
      ),
    );
  });
});
