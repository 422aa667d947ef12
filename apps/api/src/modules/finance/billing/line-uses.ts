import { Injectable } from '@nestjs/common';
import { today } from '#libs/calendar';
import type { BillingModel } from '#libs/contracts';
import { normalise } from '#libs/money';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { notFound } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import type { LineUseDto } from './dto/line-use.dto.js';
import type { BilledOnLine } from './line-sheet.js';
import { LineSheets } from './line-sheets.js';
import { billedSums, capUseOf, monthUseOf, partUseOf } from './line-use.js';
import { BILLED_ON_LINES, RUNNING_LINES, WORKED_ON_LINES } from './terms.queries.js';

/** Far more unbilled hours than an engagement has; beyond it what is over a cap would be told too low. */
const MOST_HOURS = 100_000;

interface Line {
  lineId: string;
  title: string;
  model: BillingModel;
  budgetHours: string | null;
  budgetAmount: string | null;
  currency: string;
}

interface Worked {
  lineId: string | null;
  seconds: number;
  amount: string;
  waitingSeconds: number;
}

const NO_WORK: Omit<Worked, 'lineId'> = { seconds: 0, amount: '0', waitingSeconds: 0 };

/** What became of each line of an engagement: work, bills, what is left of caps, months and parts. */
@Injectable()
export class LineUses {
  constructor(
    private readonly database: Database,
    private readonly sheets: LineSheets,
  ) {}

  /** @throws 404 */
  async of(ctx: RequestContext, engagementId: string): Promise<LineUseDto[]> {
    const key = [ctx.firmId, engagementId];
    const scope = { clientId: null, engagementId, projectId: null, currency: null };
    const [lines, worked, { lines: sheets }] = await this.database.whole(ctx, () =>
      Promise.all([
        this.database.query<Line>(ctx, RUNNING_LINES, key),
        this.database.query<Worked>(ctx, WORKED_ON_LINES, key),
        this.sheets.read(ctx, scope, { linesOnly: true, limit: MOST_HOURS }),
      ]),
    );
    if (!lines.length) throw notFound('engagement');
    const ids = lines.map(({ lineId }) => lineId);
    const billed = await this.database.query<BilledOnLine>(ctx, BILLED_ON_LINES, [ctx.firmId, ids, null]);
    const now = today(ctx.firm.timeZone);
    return lines.map(({ lineId, title, model, budgetHours, budgetAmount, currency }) => {
      const sheet = sheets.find((line) => line.lineId === lineId);
      const work = worked.find((row) => row.lineId === lineId) ?? NO_WORK;
      return {
        ...{ id: lineId, title, model, currency, budgetHours, budgetAmount },
        ...{ workedSeconds: work.seconds, waitingSeconds: work.waitingSeconds },
        workedAmount: normalise(work.amount, currency),
        ...billedSums(
          billed.filter((row) => row.lineId === lineId),
          currency,
        ),
        ...{ capBy: sheet?.capBy ?? null, capPer: sheet?.capPer ?? null, cap: sheet?.cap ?? null },
        capUse: sheet?.model === 'capped' ? capUseOf(sheet, now) : [],
        months: sheet ? monthUseOf(sheet, now) : [],
        pauses: sheet?.pauses.map(({ lineId: _, ...pause }) => pause) ?? [],
        parts: sheet ? partUseOf(sheet, now) : [],
      };
    });
  }
}
