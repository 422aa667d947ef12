import { ALL_PERMISSIONS, P, permissionsOf } from '#libs/contracts';

import { columnsOf, sameRights, toggled } from './role-columns';

describe('a column of the matrix', () => {
  it('takes what a right builds on, and loses what builds on it', () => {
    const written = toggled(new Set([P.AuditRead]), P.ClientWrite);
    expect(sameRights(written, new Set([P.AuditRead, P.ClientRead, P.ClientWrite]))).toBe(true);
    expect(sameRights(toggled(written, P.ClientRead), new Set([P.AuditRead]))).toBe(true);
    expect(sameRights(toggled(written, P.ClientWrite), new Set([P.AuditRead, P.ClientRead]))).toBe(true);
  });

  it('can be changed by those who hold all of it', () => {
    const role = {
      id: 'r',
      version: 1,
      name: 'Reader',
      description: '',
      people: 0,
      permissions: [P.AuditRead],
    };
    const builtIn = [{ role: 'consultant' as const, permissions: [...permissionsOf(['consultant'])] }];
    const within = (held: readonly (typeof ALL_PERMISSIONS)[number][]) =>
      columnsOf({ builtIn, custom: [role] }, new Set(held)).map((column) => [column.key, column.within]);
    expect(within(ALL_PERMISSIONS)).toEqual([
      ['consultant', true],
      ['r', true],
    ]);
    expect(within([P.MailRead])).toEqual([
      ['consultant', false],
      ['r', false],
    ]);
  });
});
