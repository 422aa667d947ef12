import type { RateCardVersionDto } from '#libs/api-client/models/rate-card-version-dto';
import type { SetRateCardVersionsDto } from '#libs/api-client/models/set-rate-card-versions-dto';
import { add, compare, multiply } from '#libs/money';

import { typedDecimal } from '../../core/typed-decimal';

export interface LineModel {
  who: 'role' | 'person';
  role: string;
  membershipId: string;
  /** of the person, to be shown before anybody searched */
  personName: string;
  taskType: string;
  hourlyRate: string;
}

export interface VersionModel {
  /** empty for a new one */
  id: string;
  /** empty: always */
  effectiveFrom: string;
  /** empty: until the next version starts */
  effectiveTo: string;
  lines: LineModel[];
}

export const EMPTY_LINE: LineModel = {
  ...{ who: 'role', role: '', membershipId: '', personName: '', taskType: '', hourlyRate: '' },
};

/** A card as its form has it: a version that ends where the next one starts shows no end of its own. */
export function modelOf(versions: readonly RateCardVersionDto[]): VersionModel[] {
  return versions.map(({ id, effectiveFrom, effectiveTo, lines }, at) => ({
    id,
    effectiveFrom: effectiveFrom ?? '',
    effectiveTo: effectiveTo === (versions[at + 1]?.effectiveFrom ?? null) ? '' : (effectiveTo ?? ''),
    lines: lines.map(({ role, membershipId, personName, taskType, hourlyRate }) => ({
      who: membershipId ? ('person' as const) : ('role' as const),
      ...{ role: role ?? '', membershipId: membershipId ?? '', personName: personName ?? '' },
      ...{ taskType, hourlyRate },
    })),
  }));
}

export function bodyOf(versions: readonly VersionModel[]): Pick<SetRateCardVersionsDto, 'versions'> {
  return {
    versions: versions.map(({ id, effectiveFrom, effectiveTo, lines }) => ({
      ...(id ? { id } : {}),
      ...{ effectiveFrom: effectiveFrom || null, effectiveTo: effectiveTo || null },
      lines: lines.map(({ who, role, membershipId, taskType, hourlyRate }) => ({
        ...(who === 'person' ? { membershipId } : { role }),
        ...{ taskType, hourlyRate: typedDecimal(hourlyRate) },
      })),
    })),
  };
}

/** The same prices from a later day on, raised by `percent`, each rounded to `decimals`. */
export function raised(
  lines: readonly LineModel[],
  percent: string,
  round: (amount: string) => string,
): LineModel[] {
  const factor = add('1', multiply(percent, '0.01'));
  return lines.map((line) => ({
    ...line,
    hourlyRate: round(multiply(typedDecimal(line.hourlyRate), factor)),
  }));
}

/** Whether a percentage leaves prices above zero and can be read. */
export const isRaise = (percent: string): boolean =>
  /^-?\d{1,3}(\.\d{1,4})?$/.test(percent) && compare(percent, '-100') > 0;
