import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import pino from 'pino';
import { entities } from './database/entities.js';
import { migrations } from './database/migrations/index.js';
import { AuditModule } from './modules/audit/index.js';
import { ClientsModule } from './modules/clients/index.js';
import { ContractsModule } from './modules/contracts/index.js';
import { CrmModule } from './modules/crm/index.js';
import { EngagementsModule } from './modules/engagements/index.js';
import { FilesModule } from './modules/files/index.js';
import { FinanceModule } from './modules/finance/index.js';
import { HomeModule } from './modules/home/index.js';
import { IdentityModule } from './modules/identity/index.js';
import { ImportsModule } from './modules/imports/index.js';
import { OutboxModule } from './modules/outbox/index.js';
import { PortalModule } from './modules/portal/index.js';
import { ProjectsModule } from './modules/projects/index.js';
import { ProposalsModule } from './modules/proposals/index.js';
import { RatesModule } from './modules/rates/index.js';
import { RegistrationModule } from './modules/registration/index.js';
import { SigningModule } from './modules/signing/index.js';
import { TimeModule } from './modules/time/index.js';
import { AccessModule } from './platform/access/access.module.js';
import type { Config } from './platform/config/config.js';
import { ConfigModule } from './platform/config/config.module.js';
import { ProblemFilter } from './platform/errors/problem.filter.js';
import { validation } from './platform/http/validation.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { PersistenceModule } from './platform/persistence/persistence.module.js';
import { PlatformModule } from './platform/platform.module.js';

export interface AppOptions {
  config: Config;
  /** False builds the application without a server, to describe its API. */
  connect?: boolean;
  /** Whether this process works on background jobs. */
  work?: boolean;
  /** Further modules: tests of the platform bring handlers of their own. */
  also?: readonly Type[];
}

@Module({})
export class AppModule {
  static of({ config, connect = true, work = true, also = [] }: AppOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoggerModule.forRoot({
          forRoutes: [], // requests are logged by a hook: see logRequests
          pinoHttp: {
            // written in batches, at the latest after a second: a system call per request is felt
            stream: pino.destination({ sync: false, minLength: 4_096, periodicFlush: 1_000 }),
            level: config.LOG_LEVEL,
            redact: ['*.password', '*.token', '*.refreshToken', '*.accessToken'],
          },
        }),
        ConfigModule.of(config),
        PersistenceModule.of({ connect, entities, migrations: migrations.map(({ name }) => name) }),
        JobsModule.of({ work: connect && work }),
        AccessModule,
        PlatformModule,
        IdentityModule,
        FilesModule,
        ClientsModule,
        CrmModule,
        RatesModule,
        SigningModule,
        ContractsModule,
        EngagementsModule,
        ProjectsModule,
        ProposalsModule,
        TimeModule,
        FinanceModule,
        OutboxModule,
        ImportsModule,
        PortalModule,
        HomeModule,
        AuditModule,
        RegistrationModule,
        ...also,
      ],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: validation },
      ],
    };
  }
}
