import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { IdempotencyInterceptor } from '../http/idempotency.interceptor.js';
import { TransactionInterceptor } from '../http/transaction.interceptor.js';
import { Counters } from '../throttle/counters.js';
import { FirmLimits } from '../throttle/firm-limits.js';
import { RefusalsInterceptor } from '../throttle/refusals.interceptor.js';
import { Throttle } from '../throttle/throttle.js';
import { AccessGuard } from './access.guard.js';
import { AccessTokens } from './access-tokens.js';
import { KeyUse } from './key-use.js';
import { RouteCheck } from './route-check.js';
import { Vault } from './vault.js';

@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [
    AccessTokens,
    Counters,
    FirmLimits,
    KeyUse,
    RouteCheck,
    Throttle,
    Vault,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: RefusalsInterceptor },
    { provide: APP_INTERCEPTOR, useClass: TransactionInterceptor },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
  ],
  exports: [AccessTokens, Counters, FirmLimits, KeyUse, RouteCheck, Throttle, Vault],
})
export class AccessModule {}
