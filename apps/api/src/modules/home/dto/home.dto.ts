import { ApiProperty } from '@nestjs/swagger';
import { FIRST_STEPS, type FirstStep } from '#libs/contracts';

const MONEY = { type: 'string', format: 'decimal' } as const;
const WHOLE = { type: 'integer' } as const;
const DATE = { type: 'string', format: 'date' } as const;
const MAYBE_DATE = { ...DATE, nullable: true } as const;

export class HomeDayDto {
  @ApiProperty(DATE)
  date!: string;
  @ApiProperty(WHOLE)
  loggedSeconds!: number;
  /** Zero at weekends. */
  @ApiProperty(WHOLE)
  targetSeconds!: number;
}

/** The person's own week in the firm's calendar. */
export class HomeWeekDto {
  @ApiProperty(DATE)
  today!: string;
  days!: HomeDayDto[];
  @ApiProperty(WHOLE)
  loggedSeconds!: number;
  @ApiProperty(WHOLE)
  targetSeconds!: number;
  /** Working days of this week and the last one that passed without any time, the oldest first. */
  @ApiProperty({ type: [String], format: 'date' })
  missingDays!: string[];
}

/** Own entries of earlier weeks that were never submitted. */
export class HomeUnsubmittedDto {
  @ApiProperty(WHOLE)
  count!: number;
  @ApiProperty(WHOLE)
  seconds!: number;
  @ApiProperty(MAYBE_DATE)
  oldest!: string | null;
}

export class HomeRecentEntryDto {
  @ApiProperty({ description: 'The latest entry of this work' })
  id!: string;
  projectId!: string;
  projectName!: string;
  clientName!: string;
  task!: string;
  note!: string;
  billable!: boolean;
  @ApiProperty(DATE)
  workDate!: string;
  @ApiProperty(WHOLE)
  seconds!: number;
  /** Whether the project takes the person's time today. */
  isOpen!: boolean;
}

export class HomeTimeDto {
  week!: HomeWeekDto;
  unsubmitted!: HomeUnsubmittedDto;
  /** Own entries that were sent back. */
  @ApiProperty(WHOLE)
  sentBack!: number;
  /** What the person worked on last, each piece of work once; at most five. */
  recent!: HomeRecentEntryDto[];
}

/** Submitted entries that the person may decide; their own are not among them. */
export class HomeApprovalsDto {
  @ApiProperty(WHOLE)
  count!: number;
  @ApiProperty(WHOLE)
  seconds!: number;
  @ApiProperty(MAYBE_DATE)
  oldest!: string | null;
}

export class HomeEngagementDto {
  id!: string;
  title!: string;
  clientName!: string;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true })
  submittedAt!: Date | null;
}

export class HomeEngagementsDto {
  /** Pending ones that somebody else submitted; zero without the right to decide. */
  @ApiProperty(WHOLE)
  pending!: number;
  /** The longest waiting ones; at most five. */
  waiting!: HomeEngagementDto[];
  /** Own ones that were rejected and wait for a change. */
  @ApiProperty(WHOLE)
  rejected!: number;
}

/** As the list of what is ready to bill: approved hours, as far as caps allow, and what else fell due; in one currency. */
export class HomeUnbilledDto {
  currency!: string;
  @ApiProperty(WHOLE)
  seconds!: number;
  @ApiProperty(MONEY)
  amount!: string;
  /** Approved hours whose rate is missing: they cannot be billed and count in neither figure. */
  @ApiProperty(WHOLE)
  blockedSeconds!: number;
}

/** Invoices in one currency. */
export class HomeReceivablesDto {
  currency!: string;
  @ApiProperty(WHOLE)
  draftCount!: number;
  @ApiProperty(MONEY)
  draftTotal!: string;
  @ApiProperty(WHOLE)
  openCount!: number;
  @ApiProperty(MONEY)
  openTotal!: string;
  @ApiProperty(WHOLE)
  overdueCount!: number;
  @ApiProperty(MONEY)
  overdueTotal!: string;
  @ApiProperty(MAYBE_DATE)
  oldestDue!: string | null;
}

export class HomeBillingDto {
  unbilled!: HomeUnbilledDto[];
  receivables!: HomeReceivablesDto[];
  /** Billable time that waits for approval before it can be billed. */
  @ApiProperty(WHOLE)
  unapprovedSeconds!: number;
}

/** How far a managed project went through what was agreed. */
export class HomeBurnDto {
  projectId!: string;
  projectName!: string;
  clientName!: string;
  @ApiProperty(WHOLE)
  seconds!: number;
  currency!: string;
  /** Billable work on the project at its rates. */
  @ApiProperty(MONEY)
  amount!: string;
  /** The same for all projects of the engagement, which share its budget. */
  @ApiProperty(MONEY)
  engagementAmount!: string;
  @ApiProperty({ ...MONEY, nullable: true })
  budget!: string | null;
  @ApiProperty(DATE)
  endDate!: string;
}

/** An own open to-do about a lead, a prospect or a client. */
export class HomeToDoDto {
  id!: string;
  subject!: string;
  @ApiProperty(DATE)
  day!: string;
  /** Whether it was due before today. */
  overdue!: boolean;
  aboutName!: string;
  leadId!: string | null;
  prospectId!: string | null;
  clientId!: string | null;
}

/** An own contract that ends unless it is renewed, or goes on unless one says otherwise. */
export class HomeNoticeDto {
  id!: string;
  number!: string;
  title!: string;
  clientName!: string;
  @ApiProperty(DATE)
  endDate!: string;
  /** The last day on which one may say that it shall not go on. */
  @ApiProperty(DATE)
  noticeBy!: string;
}

export class HomeActivityDto {
  id!: string;
  @ApiProperty({ format: 'date-time' })
  at!: Date;
  actorName!: string;
  /** As `invoice.issued`. */
  action!: string;
  objectType!: string;
  objectId!: string | null;
  objectLabel!: string;
}

/** The first steps of a firm, and which of them are done. */
export class HomeSetupDto {
  /** The firm's settings say what invoices need: address, tax id and bank account. Done for those who may not set them. */
  settings!: boolean;
  /** Somebody else is here. Done for those who may not invite. */
  people!: boolean;
  client!: boolean;
  engagement!: boolean;
  project!: boolean;
  time!: boolean;
  invoice!: boolean;
  /** What the person does not want to be led to any more. */
  @ApiProperty({ enum: FIRST_STEPS, enumName: 'FirstStep', isArray: true })
  hidden!: FirstStep[];
}

export class HomeDto {
  time!: HomeTimeDto | null;
  approvals!: HomeApprovalsDto | null;
  engagements!: HomeEngagementsDto | null;
  billing!: HomeBillingDto | null;
  /** Of the projects that the person manages, the most used first; at most five. */
  burn!: HomeBurnDto[] | null;
  /** Own to-dos that are due, the longest due ones first; at most ten. */
  toDos!: HomeToDoDto[] | null;
  /** Own contracts whose notice is due within two weeks, the nearest first; at most ten. */
  notices!: HomeNoticeDto[] | null;
  activity!: HomeActivityDto[];
  /** Null once all is done. */
  setup!: HomeSetupDto | null;
}
