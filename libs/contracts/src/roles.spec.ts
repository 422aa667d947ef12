import { ALL_PERMISSIONS, P, PERMISSION_CATALOGUE, withNeeds } from './permissions.js';
import { permissionsOf, ROLE_PERMISSIONS, ROLES } from './roles.js';

describe('the catalogue of rights', () => {
  it.each([...ROLES])('gives %s what its rights build on', (role) => {
    const held = ROLE_PERMISSIONS[role];
    expect([...withNeeds(held)].sort()).toEqual([...held].sort());
  });

  it('adds what a right builds on, however deep, in its own order', () => {
    expect(withNeeds([P.TimeRateOverride, P.ClientWrite])).toEqual([
      ...[P.ClientRead, P.ClientWrite, P.RateRead, P.TimeReadAll, P.TimeRateOverride],
    ]);
    for (const { needs = [] } of Object.values(PERMISSION_CATALOGUE))
      expect(ALL_PERMISSIONS).toEqual(expect.arrayContaining([...needs]));
  });

  it('lets names that nobody knows give nothing', () => {
    expect([...permissionsOf(['king', 'consultant'], ['audit.read', 'moon.sell'])].sort()).toEqual(
      [...ROLE_PERMISSIONS.consultant, P.AuditRead].sort(),
    );
  });
});
