import { Module } from '@nestjs/common';
import { PortalController } from './portal.controller.js';
import { PortalInvoices } from './portal-invoices.js';
import { PortalProjects } from './portal-projects.js';

@Module({ controllers: [PortalController], providers: [PortalInvoices, PortalProjects] })
export class PortalModule {}
