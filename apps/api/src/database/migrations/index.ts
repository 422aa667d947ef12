import { InitialTables1795248000000 } from './1795248000000-initial-tables.js';
import { RowLevelSecurity1795248100000 } from './1795248100000-row-level-security.js';
import { ImportProblemValue1795248200000 } from './1795248200000-import-problem-value.js';
import { FinanceIndexes1795248300000 } from './1795248300000-finance-indexes.js';
import { FrozenInvoices1795248500000 } from './1795248500000-frozen-invoices.js';
import { FileChunksOfClients1795248510000 } from './1795248510000-file-chunks-of-clients.js';
import { DatedPostings1795248520000 } from './1795248520000-dated-postings.js';
import { TimeEntrySearch1795248530000 } from './1795248530000-time-entry-search.js';
import { AuditChain1795300100000 } from './1795300100000-audit-chain.js';
import { AuditFilters1795300110000 } from './1795300110000-audit-filters.js';
import { AuditRetention1795300120000 } from './1795300120000-audit-retention.js';
import { PasswordResets1795300200000 } from './1795300200000-password-resets.js';
import { Authenticators1795300210000 } from './1795300210000-authenticators.js';
import { EmailChanges1795300220000 } from './1795300220000-email-changes.js';
import { Invitations1795300300000 } from './1795300300000-invitations.js';
import { MemberPreferences1795300310000 } from './1795300310000-member-preferences.js';
import { CustomRoles1795400100000 } from './1795400100000-custom-roles.js';
import { ApiKeys1795400110000 } from './1795400110000-api-keys.js';
import { RequestLimits1795400200000 } from './1795400200000-request-limits.js';
import { SecondFactorRules1795400300000 } from './1795400300000-second-factor-rules.js';
import { Passkeys1795400310000 } from './1795400310000-passkeys.js';
import { PortalUsers1795400400000 } from './1795400400000-portal-users.js';
import { FirmSettings1795400410000 } from './1795400410000-firm-settings.js';
import { ErasedPeople1795400420000 } from './1795400420000-erased-people.js';
import { ClosingFirms1795400430000 } from './1795400430000-closing-firms.js';
import { SingleSignOn1795500100000 } from './1795500100000-single-sign-on.js';
import { Images1795500200000 } from './1795500200000-images.js';
import { ErasedContacts1795500210000 } from './1795500210000-erased-contacts.js';
import { FactorResetConsents1795500300000 } from './1795500300000-factor-reset-consents.js';
import { HiddenFirstSteps1795500310000 } from './1795500310000-hidden-first-steps.js';
import { OnePrincipal1795500320000 } from './1795500320000-one-principal.js';
import { RateCards1795500400000 } from './1795500400000-rate-cards.js';
import { CostRates1795500410000 } from './1795500410000-cost-rates.js';
import { Pipeline1795500500000 } from './1795500500000-pipeline.js';
import { Activities1795500510000 } from './1795500510000-activities.js';
import { Duplicates1795500520000 } from './1795500520000-duplicates.js';
import { EngagementLines1795600100000 } from './1795600100000-engagement-lines.js';
import { ChangeOrders1795600110000 } from './1795600110000-change-orders.js';
import { ProjectTerms1795600120000 } from './1795600120000-project-terms.js';
import { BilledLines1795600200000 } from './1795600200000-billed-lines.js';
import { Contracts1795600400000 } from './1795600400000-contracts.js';
import { Signatures1795600410000 } from './1795600410000-signatures.js';
import { Proposals1795600495000 } from './1795600495000-proposals.js';
import { ClientFacts1795600500000 } from './1795600500000-client-facts.js';
import { RecordFiles1795600510000 } from './1795600510000-record-files.js';
import { ClientHealth1795600520000 } from './1795600520000-client-health.js';
import { RecalledTimesheets1795600900000 } from './1795600900000-recalled-timesheets.js';
import { GithubSignIn1795600910000 } from './1795600910000-github-sign-in.js';
import { BilledOnce1795600920000 } from './1795600920000-billed-once.js';
import { Campaigns1795700100000 } from './1795700100000-campaigns.js';
import { LeadForms1795700110000 } from './1795700110000-lead-forms.js';
import { MilestoneAnswers1795700400000 } from './1795700400000-milestone-answers.js';
import { AgreedWork1795700210000 } from './1795700210000-agreed-work.js';
import { SignedOffers1795700200000 } from './1795700200000-signed-offers.js';
import { RetainersAhead1795700410000 } from './1795700410000-retainers-ahead.js';
import { OtherRoles1795700420000 } from './1795700420000-other-roles.js';
import { ProjectPrivacy1795700500000 } from './1795700500000-project-privacy.js';

/** Every migration, oldest first. */
import { ClientSuspects1795700310000 } from './1795700310000-client-suspects.js';
import { MergedClients1795700300000 } from './1795700300000-merged-clients.js';

export const migrations = [
  InitialTables1795248000000,
  RowLevelSecurity1795248100000,
  ImportProblemValue1795248200000,
  FinanceIndexes1795248300000,
  FrozenInvoices1795248500000,
  FileChunksOfClients1795248510000,
  DatedPostings1795248520000,
  TimeEntrySearch1795248530000,
  AuditChain1795300100000,
  AuditFilters1795300110000,
  AuditRetention1795300120000,
  PasswordResets1795300200000,
  Authenticators1795300210000,
  EmailChanges1795300220000,
  Invitations1795300300000,
  MemberPreferences1795300310000,
  CustomRoles1795400100000,
  ApiKeys1795400110000,
  RequestLimits1795400200000,
  SecondFactorRules1795400300000,
  Passkeys1795400310000,
  PortalUsers1795400400000,
  FirmSettings1795400410000,
  ErasedPeople1795400420000,
  ClosingFirms1795400430000,
  SingleSignOn1795500100000,
  Images1795500200000,
  ErasedContacts1795500210000,
  FactorResetConsents1795500300000,
  HiddenFirstSteps1795500310000,
  OnePrincipal1795500320000,
  RateCards1795500400000,
  CostRates1795500410000,
  Pipeline1795500500000,
  Activities1795500510000,
  Duplicates1795500520000,
  EngagementLines1795600100000,
  ChangeOrders1795600110000,
  ProjectTerms1795600120000,
  BilledLines1795600200000,
  Contracts1795600400000,
  Signatures1795600410000,
  Proposals1795600495000,
  ClientFacts1795600500000,
  RecordFiles1795600510000,
  ClientHealth1795600520000,
  RecalledTimesheets1795600900000,
  GithubSignIn1795600910000,
  BilledOnce1795600920000,
  Campaigns1795700100000,
  LeadForms1795700110000,
  SignedOffers1795700200000,
  AgreedWork1795700210000,
  MergedClients1795700300000,
  ClientSuspects1795700310000,
  MilestoneAnswers1795700400000,
  RetainersAhead1795700410000,
  OtherRoles1795700420000,
  ProjectPrivacy1795700500000,
] as const;
