import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { BillingController } from './invoices/billing.controller.js';
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
    PaymentsController,
    TaxRatesController,
  ],
  providers: [
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
    InvoiceDrafts,
    InvoicesService,
    IssueInvoice,
    LedgerService,
    PaymentsService,
    SendInvoice,
    TaxRatesService,
  ],
})
export class FinanceModule {}
