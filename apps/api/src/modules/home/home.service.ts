import { Injectable } from '@nestjs/common';
import { today, weekStart, type Weekday } from '#libs/calendar';
import { FIRST_STEPS, P, type Permission } from '#libs/contracts';
import { can, ownMembershipId, type RequestContext } from '../../platform/context/request-context.js';
import { Database } from '../../platform/persistence/database.js';
import { BillingReady } from '../finance/index.js';
import { decidesFor } from '../projects/index.js';
import type {
  HomeActivityDto,
  HomeApprovalsDto,
  HomeBillingDto,
  HomeBurnDto,
  HomeDto,
  HomeEngagementDto,
  HomeEngagementsDto,
  HomeNoticeDto,
  HomeReceivablesDto,
  HomeRecentEntryDto,
  HomeSetupDto,
  HomeTimeDto,
  HomeToDoDto,
  HomeUnsubmittedDto,
} from './dto/home.dto.js';
import * as sql from './home.queries.js';
import { twoWeeks, weekOf } from './week.js';

type Submitted = HomeApprovalsDto & { unapprovedSeconds: number };
type OwnTime = HomeUnsubmittedDto & {
  weeklyTargetSeconds: number;
  workingSeconds: number[];
  since: string;
  sentBack: number;
};

/** Whose objects' history a person may see: those of the kinds that they may read. */
const ACTIVITY_RIGHTS: Readonly<Record<string, Permission>> = {
  client: P.ClientRead,
  activity: P.CrmRead,
  lead: P.CrmRead,
  prospect: P.CrmRead,
  contract: P.ContractRead,
  signature_request: P.ContractRead,
  engagement: P.EngagementRead,
  project: P.ClientRead,
  timesheet: P.TimeReadAll,
  time_entry: P.TimeReadAll,
  invoice: P.InvoiceRead,
  payment: P.PaymentRead,
  import: P.ImportRun,
  tax_rate: P.AuditRead,
};

/** Gathers a person's first page: one statement a figure, only for what their rights cover. */
@Injectable()
export class HomeService {
  constructor(
    private readonly database: Database,
    private readonly ready: BillingReady,
  ) {}

  async get(ctx: RequestContext): Promise<HomeDto> {
    const me = ownMembershipId(ctx);
    const day = today(ctx.firm.timeZone);
    const seesMoney = can(ctx, P.InvoiceRead);
    const decides = can(ctx, P.TimeApprove) || can(ctx, P.ProjectLead);
    const submitted =
      decides || seesMoney
        ? await this.one<Submitted>(ctx, sql.submitted(!!ctx.ownProjects), me, decidesFor(ctx))
        : undefined;
    return {
      time: can(ctx, P.TimeLogOwn) ? await this.time(ctx, me, day) : null,
      approvals: submitted && decides ? approvalsOf(submitted) : null,
      engagements: can(ctx, P.EngagementRead) ? await this.engagements(ctx, me) : null,
      billing: submitted && seesMoney ? await this.billing(ctx, day, submitted) : null,
      burn:
        can(ctx, P.ProjectWrite) && can(ctx, P.RateRead)
          ? await this.database.whole(ctx, () =>
              this.database.query<HomeBurnDto>(ctx, sql.BURN, [ctx.firmId, me]),
            )
          : null,
      toDos: can(ctx, P.CrmRead)
        ? await this.database.query<HomeToDoDto>(ctx, sql.DUE_TO_DOS, [ctx.firmId, me, day])
        : null,
      notices: can(ctx, P.ContractRead)
        ? await this.database.query<HomeNoticeDto>(ctx, sql.DUE_NOTICES, [ctx.firmId, me, day])
        : null,
      activity: await this.activity(ctx, me),
      setup: can(ctx, P.ClientWrite) ? await this.setup(ctx, me) : null,
    };
  }

  private async time(ctx: RequestContext, me: string, day: string): Promise<HomeTimeDto> {
    const startsOn = ctx.firm.weekStart as Weekday;
    const days = twoWeeks(day, startsOn);
    const logged = await this.database.query<{ date: string; seconds: number }>(ctx, sql.LOGGED_BY_DAY, [
      ctx.firmId,
      me,
      days[0],
      days.at(-1),
    ]);
    const own = await this.one<OwnTime>(ctx, sql.OWN_TIME, me, weekStart(day, startsOn));
    const { weeklyTargetSeconds, workingSeconds, since, sentBack, count, seconds, oldest } = own;
    return {
      week: weekOf({
        today: day,
        startsOn,
        weeklyTargetSeconds,
        workingSeconds,
        since,
        logged: new Map(logged.map((row) => [row.date, row.seconds])),
      }),
      unsubmitted: { count, seconds, oldest },
      sentBack,
      recent: await this.database.whole(ctx, () =>
        this.database.query<HomeRecentEntryDto>(ctx, sql.RECENT_WORK, [ctx.firmId, me, day]),
      ),
    };
  }

  private async engagements(ctx: RequestContext, me: string): Promise<HomeEngagementsDto> {
    const pending = can(ctx, P.EngagementApprove)
      ? await this.database.query<HomeEngagementDto & { total: number }>(ctx, sql.PENDING_ENGAGEMENTS, [
          ctx.firmId,
          me,
        ])
      : [];
    const rejected = await this.one<{ count: number }>(ctx, sql.REJECTED_ENGAGEMENTS, me);
    return {
      pending: pending[0]?.total ?? 0,
      waiting: pending.map(({ total: _, ...engagement }) => engagement),
      rejected: rejected.count,
    };
  }

  private async billing(
    ctx: RequestContext,
    day: string,
    { unapprovedSeconds }: Submitted,
  ): Promise<HomeBillingDto> {
    return {
      unbilled: (await this.ready.ready(ctx, {})).totals,
      receivables: await this.database.query<HomeReceivablesDto>(ctx, sql.RECEIVABLES, [ctx.firmId, day]),
      unapprovedSeconds,
    };
  }

  private activity(ctx: RequestContext, me: string): Promise<HomeActivityDto[]> {
    const readable = Object.keys(ACTIVITY_RIGHTS).filter((type) => can(ctx, ACTIVITY_RIGHTS[type]!));
    return this.database.query(ctx, sql.activity(!!ctx.ownProjects), [ctx.firmId, readable, me]);
  }

  private async setup(ctx: RequestContext, me: string): Promise<HomeSetupDto | null> {
    const setup = await this.one<HomeSetupDto>(ctx, sql.SETUP, me);
    setup.settings ||= !can(ctx, P.FirmManage);
    setup.people ||= !can(ctx, P.MemberManage);
    return FIRST_STEPS.every((step) => setup[step]) ? null : setup;
  }

  /** A statement that always answers one row. */
  private async one<Row extends object>(
    ctx: RequestContext,
    text: string,
    ...values: (string | null)[]
  ): Promise<Row> {
    return (await this.database.one<Row>(ctx, text, [ctx.firmId, ...values]))!;
  }
}

function approvalsOf({ count, seconds, oldest }: Submitted): HomeApprovalsDto {
  return { count, seconds, oldest };
}
