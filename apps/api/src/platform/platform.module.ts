import { Global, Module } from '@nestjs/common';
import { Refusals } from './access/refusals.js';
import { Audit } from './audit/audit.js';
import { ClientErrorsController } from './client-errors/client-errors.controller.js';
import { Contexts } from './context/contexts.js';
import { Files } from './files/files.js';
import { HealthController } from './health/health.controller.js';
import { IdempotencySweep } from './http/idempotency.sweep.js';
import { Images } from './images/images.js';
import { AccountMails } from './mail/account-mails.js';
import { Mailer } from './mail/mailer.js';
import { Outgoing } from './outgoing/outgoing.js';
import { Sequences } from './sequences/sequences.js';

/** What every module may use without importing: no business words in here. */
@Global()
@Module({
  controllers: [ClientErrorsController, HealthController],
  providers: [
    ...[AccountMails, Audit, Contexts, Files, IdempotencySweep, Images, Mailer, Outgoing, Refusals],
    Sequences,
  ],
  exports: [AccountMails, Audit, Contexts, Files, Images, Mailer, Outgoing, Refusals, Sequences],
})
export class PlatformModule {}
