import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { TimeApprovalsController } from './approvals/approvals.controller.js';
import { ApprovalsService } from './approvals/approvals.service.js';
import { ExplainRate } from './entries/explain-rate.js';
import { LogTime } from './entries/log-time.js';
import { TimeEntriesController } from './entries/time-entries.controller.js';
import { TimeEntriesService } from './entries/time-entries.service.js';
import { LeaverTimers } from './timers/leaver-timers.js';
import { TimersService } from './timers/timers.service.js';
import { TimerController } from './timers/timers.controller.js';
import { TimesheetsController } from './timesheets/timesheets.controller.js';
import { TimesheetsService } from './timesheets/timesheets.service.js';

@Module({
  imports: [IdentityModule],
  controllers: [TimeApprovalsController, TimeEntriesController, TimesheetsController, TimerController],
  providers: [
    ApprovalsService,
    ExplainRate,
    LeaverTimers,
    LogTime,
    TimeEntriesService,
    TimersService,
    TimesheetsService,
  ],
})
export class TimeModule {}
