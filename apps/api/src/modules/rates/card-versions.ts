import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { DomainError } from '../../platform/errors/domain-error.js';
import type { RequestContext } from '../../platform/context/request-context.js';
import { Database } from '../../platform/persistence/database.js';
import { Membership } from '../identity/index.js';
import type { RateCardLineDto, RateCardVersionDto } from './dto/rate-card.dto.js';
import {
  INSERT_LINES,
  INSERT_VERSIONS,
  LINES,
  MOVE_VERSIONS,
  REMOVE_LINES,
  REMOVE_VERSIONS,
  VERSIONS,
} from './rate-cards.queries.js';
import { keyOf, type PlannedLine, type PlannedVersion } from './version-plan.js';

type LineRow = RateCardLineDto & { versionId: string };

/** Reads and writes what a rate card says, in as many statements for many prices as for one. */
@Injectable()
export class CardVersions {
  constructor(private readonly database: Database) {}

  async of(ctx: RequestContext, cardId: string): Promise<RateCardVersionDto[]> {
    const key = [ctx.firmId, cardId];
    const [versions, lines] = await Promise.all([
      this.database.query<Omit<RateCardVersionDto, 'lines'>>(ctx, VERSIONS, key),
      this.database.query<LineRow>(ctx, LINES, key),
    ]);
    return versions.map((version) => ({
      ...version,
      lines: lines.filter(({ versionId }) => versionId === version.id).map(({ versionId, ...line }) => line),
    }));
  }

  /** Lines that stay as they are keep their identity, so that hours priced by them do not change. @throws 409, 422 */
  async write(
    ctx: RequestContext,
    cardId: string,
    before: readonly RateCardVersionDto[],
    planned: readonly PlannedVersion[],
  ): Promise<void> {
    await this.checkPeople(ctx, planned);
    const kept = planned.filter((version): version is PlannedVersion & { id: string } => !!version.id);
    const added = planned.filter(({ id }) => !id).map((version) => ({ ...version, id: uuidv7() }));
    const run = (text: string, ...values: unknown[]) =>
      this.database.query(ctx, text, [ctx.firmId, ...values]);
    await run(REMOVE_VERSIONS, cardId, ids(kept));
    await run(MOVE_VERSIONS, ids(kept), ...periodsOf(kept));
    await run(INSERT_VERSIONS, cardId, ids(added), ...periodsOf(added));
    const { gone, fresh } = compared(before, [...kept, ...added]);
    await run(REMOVE_LINES, ids(gone));
    await run(
      INSERT_LINES,
      fresh.map(() => uuidv7()),
      ...(['versionId', 'role', 'membershipId', 'taskType', 'hourlyRate'] as const).map((column) =>
        fresh.map((line) => line[column]),
      ),
    );
  }

  private async checkPeople(ctx: RequestContext, planned: readonly PlannedVersion[]): Promise<void> {
    const wanted = [
      ...new Set(planned.flatMap(({ lines }) => lines.flatMap(({ membershipId }) => membershipId ?? []))),
    ];
    if (!wanted.length) return;
    const found = await this.database.repo(ctx, Membership).find({ id: wanted });
    if (found.length < wanted.length)
      throw DomainError.field('versions', 'MEMBER_UNKNOWN', 'A price names somebody who is not in the firm.');
  }
}

const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
const periodsOf = (versions: readonly PlannedVersion[]): (string | null)[][] => [
  versions.map(({ effectiveFrom }) => effectiveFrom),
  versions.map(({ effectiveTo }) => effectiveTo),
];

/** Lines that no version has any more, and lines that are new or have another price. */
function compared(
  before: readonly RateCardVersionDto[],
  after: readonly (PlannedVersion & { id: string })[],
): { gone: RateCardLineDto[]; fresh: (PlannedLine & { versionId: string })[] } {
  const same = (a: PlannedLine, b: PlannedLine): boolean =>
    keyOf(a) === keyOf(b) && a.hourlyRate === b.hourlyRate;
  const linesOf = (versions: readonly { id: string; lines: PlannedLine[] }[], id: string): PlannedLine[] =>
    versions.find((version) => version.id === id)?.lines ?? [];
  return {
    gone: before.flatMap(({ id, lines }) =>
      lines.filter((line) => !linesOf(after, id).some((other) => same(line, other))),
    ),
    fresh: after.flatMap(({ id, lines }) =>
      lines
        .filter((line) => !linesOf(before, id).some((other) => same(line, other)))
        .map((line) => ({ ...line, versionId: id })),
    ),
  };
}
