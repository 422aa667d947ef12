import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditLog } from './audit-log.js';
import { ClientEvents } from './client-events.js';
import { ComplianceReports } from './compliance/compliance-reports.js';
import { ComplianceController } from './compliance/compliance.controller.js';
import { ExportsController } from './exports.controller.js';
import { Retention } from './chain/retention.js';
import { Sealing } from './chain/sealing.js';
import { Verification } from './chain/verification.js';
import { AuditExport } from './export/audit-export.js';

@Module({
  controllers: [AuditController, ComplianceController, ExportsController],
  providers: [AuditExport, AuditLog, ClientEvents, ComplianceReports, Retention, Sealing, Verification],
})
export class AuditModule {}
