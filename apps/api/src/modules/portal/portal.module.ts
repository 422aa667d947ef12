import { Module } from '@nestjs/common';
import { PortalContractsController } from './portal-contracts.controller.js';
import { PortalContracts } from './portal-contracts.js';
import { PortalController } from './portal.controller.js';
import { PortalFilesController } from './portal-files.controller.js';
import { PortalFiles } from './portal-files.js';
import { PortalInvoices } from './portal-invoices.js';
import { PortalProjects } from './portal-projects.js';

@Module({
  controllers: [PortalContractsController, PortalController, PortalFilesController],
  providers: [PortalContracts, PortalFiles, PortalInvoices, PortalProjects],
})
export class PortalModule {}
