import { ApiKey } from '../modules/identity/api-keys/api-key.entity.js';
import { AuditCheck } from '../modules/audit/chain/audit-check.entity.js';
import { AuditSeal } from '../modules/audit/chain/audit-seal.entity.js';
import { Client } from '../modules/clients/client.entity.js';
import { SignatureEvent, SignatureRequest, Signer, SigningKey } from '../modules/signing/signature.entity.js';
import { Contract } from '../modules/contracts/contract.entity.js';
import { ClientContact } from '../modules/clients/contacts/client-contact.entity.js';
import { ClientsApart } from '../modules/crm/duplicates/clients-apart.entity.js';
import { MergedClient } from '../modules/clients/merging/merged-client.entity.js';
import { ClientTag, ClientTagging } from '../modules/clients/tags/client-tag.entity.js';
import { Activity } from '../modules/crm/activities/activity.entity.js';
import { Campaign } from '../modules/crm/campaigns/campaign.entity.js';
import { FormEntry, LeadForm } from '../modules/crm/forms/lead-form.entity.js';
import { Lead } from '../modules/crm/leads/lead.entity.js';
import { Prospect } from '../modules/crm/prospects/prospect.entity.js';
import { PipelineStage } from '../modules/crm/stages/pipeline-stage.entity.js';
import { Engagement } from '../modules/engagements/engagement.entity.js';
import {
  ChangeOrder,
  ChangeOrderRate,
  EngagementVersion,
} from '../modules/engagements/change-orders/change-order.entity.js';
import { EngagementLine, EngagementLinePart } from '../modules/engagements/engagement-line.entity.js';
import { Milestone } from '../modules/finance/billing/milestone.entity.js';
import { RetainerPause } from '../modules/finance/billing/retainer-pause.entity.js';
import {
  InvoiceLine,
  InvoiceLineEntry,
  InvoiceTax,
} from '../modules/finance/invoices/invoice-line.entity.js';
import { Invoice } from '../modules/finance/invoices/invoice.entity.js';
import { Account, JournalEntry, Posting } from '../modules/finance/ledger/ledger.entity.js';
import { Payment, PaymentAllocation } from '../modules/finance/payments/payment.entity.js';
import { TaxRate } from '../modules/finance/tax/tax-rate.entity.js';
import { FactorResetConsent } from '../modules/identity/auth/factor-resets/factor-reset-consent.entity.js';
import { EmailChange } from '../modules/identity/auth/email/email-change.entity.js';
import { Passkey, SpentChallenge } from '../modules/identity/auth/passkeys/passkey.entity.js';
import { PasswordReset } from '../modules/identity/auth/password-reset.entity.js';
import { RefreshToken, Session } from '../modules/identity/auth/session.entity.js';
import { Authenticator, RecoveryCode } from '../modules/identity/auth/totp/authenticator.entity.js';
import { User } from '../modules/identity/auth/user.entity.js';
import { FirmExport } from '../modules/identity/firms/export/firm-export.entity.js';
import { RecordFile } from '../modules/files/record-file.entity.js';
import { Firm } from '../modules/identity/firms/firm.entity.js';
import { Image } from '../modules/identity/images/image.entity.js';
import { Invitation } from '../modules/identity/invitations/invitation.entity.js';
import {
  Membership,
  MembershipCustomRole,
  MembershipRole,
} from '../modules/identity/members/membership.entity.js';
import { ExternalIdentity, IdentityProvider } from '../modules/identity/sso/identity-provider.entity.js';
import { CustomRole } from '../modules/identity/roles/role.entity.js';
import { PortalUser } from '../modules/identity/portal-users/portal-user.entity.js';
import { Import, ImportProblem } from '../modules/imports/import.entity.js';
import { Project, ProjectMember, ProjectPastRole } from '../modules/projects/project.entity.js';
import { ProposalLink } from '../modules/proposals/proposal-link.entity.js';
import { ProposalVersion } from '../modules/proposals/proposal-version.entity.js';
import { Proposal } from '../modules/proposals/proposal.entity.js';
import { ProposalSettings } from '../modules/proposals/settings/proposal-settings.entity.js';
import { ProposalTemplate } from '../modules/proposals/templates/proposal-template.entity.js';
import { CostRate } from '../modules/rates/costs/cost-rate.entity.js';
import { RateCard, RateCardLine, RateCardVersion } from '../modules/rates/rate-card.entity.js';
import { TimeEntry } from '../modules/time/entries/time-entry.entity.js';
import { Timer } from '../modules/time/timers/timer.entity.js';
import { Timesheet } from '../modules/time/timesheets/timesheet.entity.js';
import { AuditEntry } from '../platform/audit/audit-entry.entity.js';
import { QueuedAuditEntry } from '../platform/audit/audit-queue.entity.js';
import { FileChunk, StoredFile } from '../platform/files/stored-file.entity.js';
import { IdempotencyKey } from '../platform/http/idempotency-key.entity.js';
import { Mail } from '../platform/mail/mail.entity.js';
import { Currency } from '../platform/reference/currency.entity.js';
import { NumberSequence } from '../platform/sequences/number-sequence.entity.js';
import { RequestLimits } from '../platform/throttle/request-limits.entity.js';

/** Every table. */
export const entities = [
  ...[
    Account,
    ApiKey,
    AuditEntry,
    Authenticator,
    Client,
    ClientContact,
    ClientTag,
    ClientTagging,
    MergedClient,
    ClientsApart,
    CostRate,
    Currency,
    CustomRole,
    EmailChange,
    Engagement,
    ExternalIdentity,
    FactorResetConsent,
    FileChunk,
    Firm,
    FirmExport,
    IdempotencyKey,
    IdentityProvider,
    Image,
    Import,
    ImportProblem,
  ],
  ...[
    Invitation,
    Invoice,
    InvoiceLine,
    InvoiceLineEntry,
    InvoiceTax,
    JournalEntry,
    Mail,
    Membership,
    MembershipCustomRole,
    MembershipRole,
    NumberSequence,
    Passkey,
    PasswordReset,
  ],
  ...[
    Payment,
    PaymentAllocation,
    PortalUser,
    Posting,
    Project,
    ProjectMember,
    ProjectPastRole,
    RateCard,
    RateCardLine,
    RateCardVersion,
    RecordFile,
    RecoveryCode,
    RefreshToken,
    Session,
    SpentChallenge,
    StoredFile,
    TaxRate,
  ],
  ...[TimeEntry, Timer, Timesheet, User],
  ...[Milestone, RetainerPause],
  ...[ChangeOrder, ChangeOrderRate, EngagementLine, EngagementLinePart, EngagementVersion],
  ...[Contract, SignatureEvent, SignatureRequest, Signer, SigningKey],
  ...[Activity, Campaign, FormEntry, Lead, LeadForm, PipelineStage, Prospect],
  ...[Proposal, ProposalLink, ProposalSettings, ProposalTemplate, ProposalVersion],
  ...[AuditCheck, AuditSeal, QueuedAuditEntry, RequestLimits],
];
