import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { LineSheets } from './billing/line-sheets.js';
import { LineUses } from './billing/line-uses.js';
import { LineUsesController } from './billing/line-uses.controller.js';
import { MilestoneMails } from './billing/milestone-mails.js';
import { MilestonesController } from './billing/milestones.controller.js';
import { MilestonesService } from './billing/milestones.service.js';
import { PortalMilestonesController } from './billing/portal-milestones.controller.js';
import { PortalMilestones } from './billing/portal-milestones.js';
import { RetainerPausesController } from './billing/retainer-pauses.controller.js';
import { RetainerPauses } from './billing/retainer-pauses.js';
import { DraftGathering } from './invoices/draft-contents.js';
import { BillingController } from './invoices/billing.controller.js';
import { BillingReady } from './invoices/billing-ready.js';
import { InvoiceDrafts } from './invoices/invoice-drafts.js';
import { InvoiceFiles } from './invoices/invoice-files.js';
import { InvoicesController } from './invoices/invoices.controller.js';
import { InvoicesService } from './invoices/invoices.service.js';
import { IssueInvoice } from './invoices/issue-invoice.js';
import { SendInvoice } from './invoices/send-invoice.js';
import { LedgerController } from './ledger/ledger.controller.js';
import { LedgerService } from './ledger/ledger.service.js';
import { PaymentsController } from './payments/payments.controller.js';
import { PaymentsService } from './payments/payments.service.js';
import { TaxRatesController } from './tax/tax-rates.controller.js';
import { TaxRatesService } from './tax/tax-rates.service.js';

@Module({
  imports: [IdentityModule],
  controllers: [
    BillingController,
    InvoicesController,
    LedgerController,
    LineUsesController,
    MilestonesController,
    PaymentsController,
    PortalMilestonesController,
    RetainerPausesController,
    TaxRatesController,
  ],
  providers: [
    BillingReady,
    DraftGathering,
    LineSheets,
    LineUses,
    MilestoneMails,
    MilestonesService,
    PortalMilestones,
    RetainerPauses,
    InvoiceDrafts,
    InvoiceFiles,
    InvoicesService,
    IssueInvoice,
    LedgerService,
    PaymentsService,
    SendInvoice,
    TaxRatesService,
  ],
  exports: [
    BillingReady,
    InvoiceDrafts,
    InvoicesService,
    IssueInvoice,
    LedgerService,
    MilestonesService,
    PaymentsService,
    SendInvoice,
    TaxRatesService,
  ],
})
export class FinanceModule {}
