import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import type { FirmTx } from '../../../platform/context/request-context.js';
import { Jobs } from '../../../platform/jobs/jobs.js';
import { Database } from '../../../platform/persistence/database.js';
import type { AuditCheckDto, AuditVerificationDto } from '../dto/audit-verification.dto.js';
import { AuditCheck } from './audit-check.entity.js';
import { GENESIS, type SealedEntry } from './chain.js';
import { ANCHORS, BATCH, CUT, HEAD, LAST_CHECK, LINKS, LOST, STRAY } from './chain.queries.js';
import { type Anchor, ChainWalk, type Fault, type Place } from './chain-walk.js';
import { Retention } from './retention.js';
import { Sealing } from './sealing.js';

const NIGHT = '0 3 * * *';
const HOURS = 3_600;
const VERIFY = 'audit-verify';
/** All, whatever their state. */
const FIRMS = 'SELECT id, name FROM firms ORDER BY name, id';

type LinkRow = Omit<SealedEntry, 'id'> & Place & { id: string | null };

/** Says whether a firm's audit record is what was once recorded, and keeps what it said. */
@Injectable()
export class Verification {
  /** Those at work, so that asking twice costs once. */
  private readonly running = new Map<string, Promise<AuditVerificationDto>>();

  constructor(
    private readonly database: Database,
    private readonly sealing: Sealing,
    private readonly retention: Retention,
    private readonly logger: PinoLogger,
    private readonly jobs: Jobs,
  ) {
    jobs.every(NIGHT, VERIFY, () => this.verifyAll(), 6 * HOURS);
  }

  /** Every night: every firm, one after the other. */
  verifyAll(): Promise<void> {
    return this.jobs.eachFirm(VERIFY, FIRMS, (firmId) => this.night(firmId));
  }

  /** What is older than the record is kept goes while the chain is intact. */
  private async night(firmId: string): Promise<void> {
    const { lastCheck } = await this.verify(firmId);
    if (lastCheck?.result === 'intact') await this.retention.cut(firmId);
  }

  async firms(): Promise<{ id: string; name: string }[]> {
    const { rows } = await this.database.transaction({}, (tx) => tx.run<{ id: string; name: string }>(FIRMS));
    return rows;
  }

  /** Seals what waits, follows the chain from its beginning, and keeps the result. */
  verify(firmId: string): Promise<AuditVerificationDto> {
    const running = this.running.get(firmId) ?? this.run(firmId).finally(() => this.running.delete(firmId));
    this.running.set(firmId, running);
    return running;
  }

  /** How far the chain goes and how it was found last. */
  async state(firm: FirmTx): Promise<AuditVerificationDto> {
    const [head, lastCheck] = await Promise.all([
      this.database.one<Place>(firm, HEAD, [firm.firmId]),
      this.database.one<AuditCheckDto>(firm, LAST_CHECK, [firm.firmId]),
    ]);
    return { sealed: head?.seq ?? 0, hash: head?.hash ?? GENESIS, lastCheck: lastCheck ?? null };
  }

  private async run(firmId: string): Promise<AuditVerificationDto> {
    await this.sealing.seal(firmId);
    const state = await this.database.transaction({ firmId }, async (tx) => {
      // one view of everything, whatever is recorded meanwhile
      await tx.run('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      const firm = { firmId, tx };
      const { place, fault } = await this.walk(firm);
      await this.database.repo(firm, AuditCheck).append({
        ...place,
        result: fault ? 'broken' : 'intact',
        faultSeq: fault?.seq ?? null,
        fault: fault?.what ?? null,
      });
      return this.state(firm);
    });
    this.log(firmId, state);
    return state;
  }

  private async walk(firm: FirmTx): Promise<{ place: Place; fault: Fault | undefined }> {
    const anchors = await this.database.query<Anchor>(firm, ANCHORS, [firm.firmId]);
    const cut = await this.database.one<Anchor>(firm, CUT, [firm.firmId]);
    const walk = new ChainWalk(cut ? { seq: cut.seq, hash: cut.hash } : { seq: 0, hash: GENESIS }, anchors);
    let fault = cut && cutTooEarly(cut, anchors);
    for (let rows = await this.links(firm, walk.place.seq); rows.length && !fault;) {
      for (const { seq, hash, ...entry } of rows)
        fault = walk.take({ seq, hash, entry: entry.id === null ? null : { ...entry, id: entry.id } });
      rows = rows.length < BATCH ? [] : await this.links(firm, rows.at(-1)!.seq);
    }
    return { place: walk.place, fault: fault ?? walk.end() ?? (await this.outside(firm, walk.place)) };
  }

  private links(firm: FirmTx, after: number): Promise<LinkRow[]> {
    return this.database.query<LinkRow>(firm, LINKS, [firm.firmId, after]);
  }

  /** Entries that the chain does not tell of. */
  private async outside(firm: FirmTx, { seq }: Place): Promise<Fault | undefined> {
    const find = (text: string) => this.database.one<{ id: string; at: Date }>(firm, text, [firm.firmId]);
    const [stray, lost] = await Promise.all([find(STRAY), find(LOST)]);
    const name = ({ id, at }: { id: string; at: Date }): string =>
      `entry ${id} of ${at.toISOString().slice(0, 10)}`;
    if (stray) return { seq: seq + 1, what: `No seal was ever asked for: ${name(stray)}.` };
    if (lost) return { seq: seq + 1, what: `Gone before it was sealed: ${name(lost)}.` };
    return undefined;
  }

  /** The place is logged so that it is also kept elsewhere. */
  private log(firmId: string, { sealed, hash, lastCheck }: AuditVerificationDto): void {
    const line = { firmId, sealed, hash, lastCheck };
    if (lastCheck?.result === 'intact') this.logger.info(line, 'audit record verified');
    else this.logger.error(line, 'audit record is broken');
  }
}

const YEAR = 365 * 86_400_000;

/**
 * A record is kept for a year at least, so what a check within the year before the cut saw beyond must still be there: a
 * cut that somebody wrote to hide a missing beginning.
 */
function cutTooEarly({ seq, at }: Anchor, anchors: readonly Anchor[]): Fault | undefined {
  const seen = anchors.some((anchor) => anchor.seq < seq && at.getTime() - anchor.at.getTime() < YEAR);
  return seen ? { seq, what: 'The beginning is missing: it was cut off too early.' } : undefined;
}
