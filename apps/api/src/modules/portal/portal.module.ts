import { Module } from '@nestjs/common';
import { PortalContractsController } from './portal-contracts.controller.js';
import { PortalContracts } from './portal-contracts.js';
import { PortalController } from './portal.controller.js';
import { PortalInvoices } from './portal-invoices.js';
import { PortalProjects } from './portal-projects.js';

@Module({
  controllers: [PortalContractsController, PortalController],
  providers: [PortalContracts, PortalInvoices, PortalProjects],
})
export class PortalModule {}
