import { bodyOfLine, EMPTY_LINE, EMPTY_PART, modelOfLine, valueOf } from './line-model';

const part = { ...EMPTY_PART, title: 'At the end', date: '2026-06-30', amount: '1.250,50' };

describe('a line in its form', () => {
  it('sends the fields of its model and no others', () => {
    const typed = {
      ...EMPTY_LINE,
      title: 'Build',
      cap: '8 000',
      amount: '5',
      budgetHours: '3',
      schedule: [part],
    };
    const hourly = { title: 'Build', description: '', model: 'time_and_material' };
    expect(bodyOfLine(typed)).toEqual({ ...hourly, budgetHours: '3', budgetAmount: null });
    expect(bodyOfLine({ ...typed, model: 'capped' })).toEqual({
      ...{ ...hourly, model: 'capped' },
      ...{ cap: '8000', capBy: 'amount', capPer: 'total' },
    });
    expect(bodyOfLine({ ...typed, model: 'fixed' }).schedule).toEqual([
      { title: 'At the end', date: '2026-06-30', amount: '1250.50' },
    ]);
  });

  it('comes back as it was sent', () => {
    const retainer = {
      ...{
        id: 'r',
        title: 'Care',
        description: '',
        model: 'retainer' as const,
        effectiveFrom: null,
        value: null,
      },
      ...{ capBy: null, capPer: null, cap: null, amount: null, schedule: [], milestones: [] },
      ...{
        hoursPerMonth: '20',
        monthlyFee: '1000.00',
        rollOverMonths: 2,
        overageRate: null,
        advanceDays: 5,
      },
      ...{ budgetHours: null, budgetAmount: null },
    };
    const {
      id,
      title,
      description,
      model,
      hoursPerMonth,
      monthlyFee,
      rollOverMonths,
      overageRate,
      advanceDays,
    } = retainer;
    const terms = { hoursPerMonth, monthlyFee, rollOverMonths, overageRate, advanceDays };
    expect(bodyOfLine(modelOfLine(retainer))).toEqual({ id, title, description, model, ...terms });
  });

  it('says what it comes to where that is known', () => {
    const milestones = [part, { ...part, amount: '0.50' }, { ...part, amount: 'soon' }];
    expect(valueOf({ ...EMPTY_LINE, model: 'milestone', milestones })).toBe('1251.00');
    expect(valueOf({ ...EMPTY_LINE, model: 'capped', capPer: 'month', cap: '5' })).toBe('');
  });
});
