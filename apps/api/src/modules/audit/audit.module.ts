import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditLog } from './audit-log.js';
import { Sealing } from './chain/sealing.js';
import { Verification } from './chain/verification.js';

@Module({ controllers: [AuditController], providers: [AuditLog, Sealing, Verification] })
export class AuditModule {}
