import type { ProposalLineDto } from '#libs/api-client/models/proposal-line-dto';

import { lineBody, lineModel } from './blocks-model';

describe('price lines as they are typed', () => {
  it('send the fields of their model and no others', () => {
    const typed = {
      ...lineModel({}, 'standard'),
      title: 'Build',
      role: 'Engineer',
      quantity: '10',
      unitPrice: '1,5',
    };
    expect(lineBody({ ...typed, amount: '99' })).toMatchObject({
      ...{ model: 'time_and_material', role: 'Engineer', quantity: '10', taxCode: 'standard' },
    });
    expect(lineBody({ ...typed, amount: '99' })).not.toHaveProperty('amount');
    const fixed = lineBody({ ...typed, model: 'fixed', amount: '99', role: '' });
    expect(fixed).toMatchObject({ amount: '99', role: undefined });
    expect(fixed).not.toHaveProperty('quantity');
    expect(fixed).not.toHaveProperty('schedule');
  });

  it('come back as they were', () => {
    const line: ProposalLineDto = {
      ...{ key: 'k', title: 'Launch', description: '', model: 'milestone', isOptional: true, taxCode: null },
      milestones: [{ title: 'M', dueDate: null, amount: '10', acceptanceDays: 14 }],
    };
    expect(lineBody(lineModel(line))).toMatchObject(line);
  });
});
