import { DomainError, type FieldError } from '../../platform/errors/domain-error.js';
import type {
  RateCardLineInputDto,
  RateCardVersionDto,
  RateCardVersionInputDto,
} from './dto/rate-card.dto.js';

export interface PlannedLine {
  role: string | null;
  membershipId: string | null;
  taskType: string;
  hourlyRate: string;
}

export interface PlannedVersion {
  /** Undefined for a new one. */
  id?: string;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  lines: PlannedLine[];
}

type Faults = FieldError[];

/**
 * Versions as they shall be, by their days: one without an end holds until the next one starts.
 * @throws 422 with every field that breaks a rule
 */
export function planVersions(
  given: readonly RateCardVersionInputDto[],
  known: readonly Pick<RateCardVersionDto, 'id'>[],
): PlannedVersion[] {
  const faults: Faults = [];
  const ids = new Set(known.map(({ id }) => id));
  const planned = given.map(({ id, effectiveFrom = null, effectiveTo = null, lines }, at) => {
    const field = `versions.${at}`;
    if (id && !ids.delete(id))
      faults.push({
        field: `${field}.id`,
        code: 'VERSION_UNKNOWN',
        message: 'The card has no such version.',
      });
    if (effectiveFrom && effectiveTo && effectiveTo <= effectiveFrom)
      faults.push({
        field: `${field}.effectiveTo`,
        code: 'END_BEFORE_START',
        message: 'The end comes after the first day.',
      });
    return { ...(id ? { id } : {}), effectiveFrom, effectiveTo, lines: planLines(lines, field, faults) };
  });
  if (faults.length)
    throw new DomainError('VALIDATION_FAILED', 422, faults.map(({ message }) => message).join(' '), faults);
  const sorted = planned.sort((a, b) => ((a.effectiveFrom ?? '') < (b.effectiveFrom ?? '') ? -1 : 1));
  return sorted.map((version, at) => ({
    ...version,
    effectiveTo: version.effectiveTo ?? laterStart(version, sorted[at + 1]),
  }));
}

/** Where the next version starts; two that start on one day are left for the database to refuse. */
const laterStart = (version: PlannedVersion, next?: PlannedVersion): string | null =>
  next && next.effectiveFrom !== version.effectiveFrom ? next.effectiveFrom : null;

function planLines(given: readonly RateCardLineInputDto[], version: string, faults: Faults): PlannedLine[] {
  const seen = new Set<string>();
  return given.map(({ role = null, membershipId = null, taskType = '', hourlyRate }, at) => {
    const line = { role, membershipId, taskType, hourlyRate };
    const field = `${version}.lines.${at}.${membershipId ? 'membershipId' : 'role'}`;
    if ((role === null) === (membershipId === null))
      faults.push({ field, code: 'LINE_WITHOUT_ONE', message: 'A price is that of a role or of a person.' });
    const key = keyOf(line);
    if (seen.has(key))
      faults.push({ field, code: 'LINE_TWICE', message: `${role ?? 'The person'} has a price already.` });
    seen.add(key);
    return line;
  });
}

/** What a line is told by from others of its version, besides its price. */
export const keyOf = ({ role, membershipId, taskType }: Omit<PlannedLine, 'hourlyRate'>): string =>
  `${membershipId ?? role?.toLowerCase() ?? ''}\n${taskType.toLowerCase()}`;
