import type { RateCardVersionDto } from '#libs/api-client/models/rate-card-version-dto';
import { round } from '#libs/money';

import { bodyOf, EMPTY_LINE, isRaise, modelOf, raised } from './version-model';
import { stateOn } from './rate-words';

const version = (effectiveFrom: string | null, effectiveTo: string | null): RateCardVersionDto => ({
  ...{ id: `v${effectiveFrom ?? ''}`, effectiveFrom, effectiveTo },
  lines: [
    { id: 'l', role: null, membershipId: 'm', personName: 'Ada', taskType: '', hourlyRate: '95.38' },
    { id: 'k', role: 'Partner', membershipId: null, personName: null, taskType: 'Travel', hourlyRate: '200' },
  ],
});

describe('the versions of a rate card in their form', () => {
  it('show an end of their own only where it leaves a gap', () => {
    const versions = [
      version(null, '2026-04-01'),
      version('2026-04-01', '2026-06-01'),
      version('2026-07-01', null),
    ];
    expect(modelOf(versions).map(({ effectiveTo }) => effectiveTo)).toEqual(['', '2026-06-01', '']);
  });

  it('are sent as they are shown, with prices as plain decimals', () => {
    const [first] = modelOf([version(null, null)]);
    const typed = {
      ...first!,
      id: '',
      lines: [...first!.lines, { ...EMPTY_LINE, role: 'Intern', hourlyRate: '40,5' }],
    };
    expect(bodyOf([typed])).toEqual({
      versions: [
        {
          effectiveFrom: null,
          effectiveTo: null,
          lines: [
            { membershipId: 'm', taskType: '', hourlyRate: '95.38' },
            { role: 'Partner', taskType: 'Travel', hourlyRate: '200' },
            { role: 'Intern', taskType: '', hourlyRate: '40.5' },
          ],
        },
      ],
    });
  });

  it('are copied with a raise, each price rounded as money', () => {
    const [{ lines }] = modelOf([version(null, null)]) as [ReturnType<typeof modelOf>[number]];
    const dearer = raised(lines, '3.5', (amount) => round(amount, 'EUR'));
    expect(dearer.map(({ hourlyRate }) => hourlyRate)).toEqual(['98.72', '207.00']);
    expect([isRaise('3.5'), isRaise('-2'), isRaise('-100'), isRaise('much')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('hold from their first day to the day before their end', () => {
    const on = (day: string) =>
      stateOn({ effectiveFrom: '2026-04-01', effectiveTo: '2026-07-01' }, day).label;
    expect(['2026-03-31', '2026-04-01', '2026-06-30', '2026-07-01'].map(on)).toEqual([
      ...['Coming', 'In force', 'In force', 'Past'],
    ]);
  });
});
