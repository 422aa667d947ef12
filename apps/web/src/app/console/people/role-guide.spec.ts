import { ALL_PERMISSIONS, P, permissionsOf } from '#libs/contracts';

import { blockedRole, choiceOf, chosenOf } from './role-guide';

describe('a role in the editor', () => {
  const everything = new Set(ALL_PERMISSIONS);
  const ada = { roles: ['admin' as const], isLastAdmin: true };

  it('is open to those who hold all of it', () => {
    expect(blockedRole('accountant', everything, ada)).toBeNull();
    expect(blockedRole('admin', everything, { ...ada, isLastAdmin: false })).toBeNull();
  });

  it('says why it is closed', () => {
    expect(blockedRole('admin', everything, ada)).toContain('last active admin');
    const some = new Set([...permissionsOf(['project_manager']), P.MemberManage]);
    expect(blockedRole('accountant', some, null)).toContain('you do not hold');
    expect(blockedRole('consultant', some, null)).toBeNull();
  });

  it('is ticked or not', () => {
    expect(chosenOf(choiceOf(['viewer', 'approver']))).toEqual(['approver', 'viewer']);
  });
});
