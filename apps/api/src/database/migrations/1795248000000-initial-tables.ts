import type { MigrationInterface, QueryRunner } from 'typeorm';

export class InitialTables1795248000000 implements MigrationInterface {
  public async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            CREATE TABLE "clients" (
                "firm_id" uuid NOT NULL,
                "id" uuid NOT NULL,
                "version" integer NOT NULL DEFAULT '1',
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "name" text NOT NULL,
                "status" text NOT NULL DEFAULT 'active',
                "email" text NOT NULL DEFAULT '',
                "phone" text NOT NULL DEFAULT '',
                "billing_address" text NOT NULL DEFAULT '',
                "tax_id" text NOT NULL DEFAULT '',
                "currency" text NOT NULL,
                "payment_terms_days" integer NOT NULL DEFAULT '30',
                "internal_note" text NOT NULL DEFAULT '',
                "origin" text NOT NULL DEFAULT 'manual',
                CONSTRAINT "uq_clients_name" UNIQUE ("firm_id", "name"),
                CONSTRAINT "ck_clients_payment_terms_days" CHECK (
                    payment_terms_days BETWEEN 0 AND 365
                ),
                CONSTRAINT "ck_clients_origin" CHECK (origin IN ('manual', 'import')),
                CONSTRAINT "ck_clients_status" CHECK (status IN ('active', 'inactive')),
                CONSTRAINT "pk_clients" PRIMARY KEY ("firm_id", "id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_clients_status_name" ON "clients" ("firm_id", "status", "name")
        `);
    await queryRunner.query(`
            CREATE TABLE "portal_users" (
                "firm_id" uuid NOT NULL,
                "id" uuid NOT NULL,
                "version" integer NOT NULL DEFAULT '1',
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "client_id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "name" text NOT NULL,
                "status" text NOT NULL DEFAULT 'active',
                CONSTRAINT "uq_portal_users_client_id_user_id" UNIQUE ("firm_id", "client_id", "user_id"),
                CONSTRAINT "ck_portal_users_status" CHECK (status IN ('active', 'deactivated')),
                CONSTRAINT "pk_portal_users" PRIMARY KEY ("firm_id", "id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "invoice_lines" (
                "firm_id" uuid NOT NULL,
                "id" uuid NOT NULL,
                "invoice_id" uuid NOT NULL,
                "client_id" uuid NOT NULL,
                "position" integer NOT NULL,
                "description" text NOT NULL,
                "seconds" integer NOT NULL,
                "unit_price" numeric NOT NULL,
                "amount" numeric NOT NULL,
                "tax_code" text NOT NULL,
                "tax_category" text NOT NULL,
                "tax_percent" numeric NOT NULL,
                CONSTRAINT "uq_invoice_lines_invoice_id_position" UNIQUE ("firm_id", "invoice_id", "position"),
                CONSTRAINT "ck_invoice_lines_seconds" CHECK (seconds > 0),
                CONSTRAINT "pk_invoice_lines" PRIMARY KEY ("firm_id", "id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "invoice_taxes" (
                "firm_id" uuid NOT NULL,
                "invoice_id" uuid NOT NULL,
                "tax_code" text NOT NULL,
                "percent" numeric NOT NULL,
                "client_id" uuid NOT NULL,
                "name" text NOT NULL,
                "category" text NOT NULL,
                "base" numeric NOT NULL,
                "tax" numeric NOT NULL,
                CONSTRAINT "pk_invoice_taxes" PRIMARY KEY ("firm_id", "invoice_id", "tax_code", "percent")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "invoice_line_entries" (
                "firm_id" uuid NOT NULL,
                "line_id" uuid NOT NULL,
                "time_entry_id" uuid NOT NULL,
                "invoice_id" uuid NOT NULL,
                "live" boolean NOT NULL DEFAULT true,
                CONSTRAINT "pk_invoice_line_entries" PRIMARY KEY ("firm_id", "line_id", "time_entry_id")
            )
        `);
    await queryRunner.query(`
            CREATE UNIQUE INDEX "uq_invoice_line_entries_live" ON "invoice_line_entries" ("firm_id", "time_entry_id")
            WHERE live
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_invoice_line_entries_invoice_id" ON "invoice_line_entries" ("firm_id", "invoice_id")
        `);
    await queryRunner.query(`
            CREATE TABLE "invoices" (
                "firm_id" uuid NOT NULL,
                "id" uuid NOT NULL,
                "version" integer NOT NULL DEFAULT '1',
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "client_id" uuid NOT NULL,
                "project_id" uuid,
                "status" text NOT NULL DEFAULT 'draft',
                "number" text,
                "issue_date" date,
                "due_date" date,
                "period_from" date NOT NULL,
                "period_to" date NOT NULL,
                "currency" text NOT NULL,
                "grouping" text NOT NULL DEFAULT 'entry',
                "tax_code" text NOT NULL,
                "payment_terms_days" integer NOT NULL,
                "note" text NOT NULL DEFAULT '',
                "subtotal" numeric NOT NULL DEFAULT '0',
                "tax_total" numeric NOT NULL DEFAULT '0',
                "total" numeric NOT NULL DEFAULT '0',
                "base_rate" numeric,
                "seller" jsonb,
                "buyer" jsonb,
                "pdf_file_id" uuid,
                "issued_at" TIMESTAMP WITH TIME ZONE,
                "issued_by" uuid,
                "sent_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "uq_invoices_id_client_id" UNIQUE ("firm_id", "id", "client_id"),
                CONSTRAINT "uq_invoices_number" UNIQUE ("firm_id", "number"),
                CONSTRAINT "ck_invoices_total" CHECK (total = subtotal + tax_total),
                CONSTRAINT "ck_invoices_base_rate" CHECK (base_rate > 0),
                CONSTRAINT "ck_invoices_draft_has_no_number" CHECK (
                    status <> 'draft'
                    OR number IS NULL
                ),
                CONSTRAINT "ck_invoices_issued_is_whole" CHECK (
                    status = 'draft'
                    OR num_nulls(
                        number,
                        issue_date,
                        due_date,
                        seller,
                        buyer,
                        pdf_file_id,
                        base_rate,
                        issued_at
                    ) = 0
                ),
                CONSTRAINT "ck_invoices_period" CHECK (period_to >= period_from),
                CONSTRAINT "ck_invoices_grouping" CHECK (grouping IN ('person', 'task', 'day', 'entry')),
                CONSTRAINT "ck_invoices_status" CHECK (
                    status IN (
                        'draft',
                        'issued',
                        'partially_paid',
                        'paid',
                        'void'
                    )
                ),
                CONSTRAINT "pk_invoices" PRIMARY KEY ("firm_id", "id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_invoices_created_at_id" ON "invoices" ("firm_id", "created_at", "id")
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_invoices_status_due_date" ON "invoices" ("firm_id", "status", "due_date")
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_invoices_client_id_issue_date" ON "invoices" ("firm_id", "client_id", "issue_date")
        `);
    await queryRunner.query(`
            CREATE TABLE "accounts" (
                "firm_id" uuid NOT NULL,
                "id" uuid NOT NULL,
                "code" text NOT NULL,
                "name" text NOT NULL,
                "type" text NOT NULL,
                "purpose" text,
                CONSTRAINT "uq_accounts_purpose" UNIQUE ("firm_id", "purpose"),
                CONSTRAINT "uq_accounts_code" UNIQUE ("firm_id", "code"),
                CONSTRAINT "ck_accounts_type" CHECK (
                    type IN (
                        'asset',
                        'liability',
                        'equity',
                        'income',
                        'expense'
                    )
                ),
                CONSTRAINT "pk_accounts" PRIMARY KEY ("firm_id", "id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "journal_entries" (
                "firm_id" uuid NOT NULL,
                "id" uuid NOT NULL,
                "date" date NOT NULL,
                "currency" text NOT NULL,
                "description" text NOT NULL,
                "source_type" text NOT NULL,
                "source_id" uuid NOT NULL,
                "kind" text NOT NULL,
                "line_count" integer NOT NULL,
                "reversal_of" uuid,
                "posted_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "uq_journal_entries_reversal_of" UNIQUE ("firm_id", "reversal_of"),
                CONSTRAINT "uq_journal_entries_source_type_source_id_kind" UNIQUE ("firm_id", "source_type", "source_id", "kind"),
                CONSTRAINT "uq_journal_entries_id_line_count" UNIQUE ("firm_id", "id", "line_count"),
                CONSTRAINT "ck_journal_entries_line_count" CHECK (line_count > 0),
                CONSTRAINT "pk_journal_entries" PRIMARY KEY ("firm_id", "id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_journal_entries_date_id" ON "journal_entries" ("firm_id", "date", "id")
        `);
    await queryRunner.query(`
            CREATE TABLE "postings" (
                "firm_id" uuid NOT NULL,
                "journal_entry_id" uuid NOT NULL,
                "line" integer NOT NULL,
                "line_count" integer NOT NULL,
                "debit_account_id" uuid NOT NULL,
                "credit_account_id" uuid NOT NULL,
                "amount" numeric NOT NULL,
                "base_amount" numeric NOT NULL,
                "client_id" uuid,
                CONSTRAINT "ck_postings_accounts" CHECK (debit_account_id <> credit_account_id),
                CONSTRAINT "ck_postings_amount" CHECK (
                    amount >= 0
                    AND base_amount >= 0
                    AND amount + base_amount > 0
                ),
                CONSTRAINT "ck_postings_line" CHECK (
                    line BETWEEN 1 AND line_count
                ),
                CONSTRAINT "pk_postings" PRIMARY KEY ("firm_id", "journal_entry_id", "line")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_postings_credit_account_id" ON "postings" ("firm_id", "credit_account_id")
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_postings_debit_account_id" ON "postings" ("firm_id", "debit_account_id")
        `);
    await queryRunner.query(`
            CREATE TABLE "payments" (
                "firm_id" uuid NOT NULL,
                "id" uuid NOT NULL,
                "version" integer NOT NULL DEFAULT '1',
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "client_id" uuid NOT NULL,
                "date" date NOT NULL,
                "amount" numeric NOT NULL,
                "currency" text NOT NULL,
                "method" text NOT NULL,
                "reference" text NOT NULL DEFAULT '',
                "note" text NOT NULL DEFAULT '',
                "base_rate" numeric NOT NULL,
                "reversed_at" TIMESTAMP WITH TIME ZONE,
                "reversed_reason" text,
                CONSTRAINT "uq_payments_id_client_id" UNIQUE ("firm_id", "id", "client_id"),
                CONSTRAINT "ck_payments_method" CHECK (
                    method IN (
                        'bank_transfer',
                        'card',
                        'direct_debit',
                        'cash',
                        'cheque',
                        'other'
                    )
                ),
                CONSTRAINT "ck_payments_base_rate" CHECK (base_rate > 0),
                CONSTRAINT "ck_payments_amount" CHECK (amount > 0),
                CONSTRAINT "pk_payments" PRIMARY KEY ("firm_id", "id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_payments_client_id_date" ON "payments" ("firm_id", "client_id", "date")
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_payments_date_id" ON "payments" ("firm_id", "date", "id")
        `);
    await queryRunner.query(`
            CREATE TABLE "payment_allocations" (
                "firm_id" uuid NOT NULL,
                "payment_id" uuid NOT NULL,
                "invoice_id" uuid NOT NULL,
                "client_id" uuid NOT NULL,
                "amount" numeric NOT NULL,
                "base_amount" numeric NOT NULL,
                "live" boolean NOT NULL DEFAULT true,
                CONSTRAINT "ck_payment_allocations_amount" CHECK (amount > 0),
                CONSTRAINT "pk_payment_allocations" PRIMARY KEY ("firm_id", "payment_id", "invoice_id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_payment_allocations_invoice_id" ON "payment_allocations" ("firm_id", "invoice_id")
        `);
    await queryRunner.query(`
            CREATE TABLE "tax_rates" (
                "firm_id" uuid NOT NULL,
                "id" uuid NOT NULL,
                "version" integer NOT NULL DEFAULT '1',
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "code" text NOT NULL,
                "name" text NOT NULL,
                "category" text NOT NULL,
                "percent" numeric NOT NULL,
                "valid_from" date NOT NULL,
                CONSTRAINT "uq_tax_rates_code_valid_from" UNIQUE ("firm_id", "code", "valid_from"),
                CONSTRAINT "ck_tax_rates_percent" CHECK (
                    percent >= 0
                    AND percent < 100
                ),
                CONSTRAINT "ck_tax_rates_category" CHECK (category IN ('S', 'Z', 'E', 'AE', 'K', 'G', 'O')),
                CONSTRAINT "pk_tax_rates" PRIMARY KEY ("firm_id", "id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "engagements" (
                "firm_id" uuid NOT NULL,
                "id" uuid NOT NULL,
                "version" integer NOT NULL DEFAULT '1',
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "client_id" uuid NOT NULL,
                "title" text NOT NULL,
                "description" text NOT NULL DEFAULT '',
                "start_date" date NOT NULL,
                "end_date" date NOT NULL,
                "billing_model" text NOT NULL DEFAULT 'time_and_material',
                "currency" text NOT NULL,
                "budget" numeric,
                "status" text NOT NULL DEFAULT 'draft',
                "submitted_by" uuid,
                "submitted_at" TIMESTAMP WITH TIME ZONE,
                "decided_by" uuid,
                "decided_at" TIMESTAMP WITH TIME ZONE,
                "decision_note" text,
                "origin" text NOT NULL DEFAULT 'manual',
                CONSTRAINT "uq_engagements_id_client_id" UNIQUE ("firm_id", "id", "client_id"),
                CONSTRAINT "ck_engagements_approver" CHECK (
                    decided_by IS NULL
                    OR submitted_by IS NULL
                    OR decided_by <> submitted_by
                ),
                CONSTRAINT "ck_engagements_budget" CHECK (budget > 0),
                CONSTRAINT "ck_engagements_dates" CHECK (end_date >= start_date),
                CONSTRAINT "ck_engagements_billing_model" CHECK (billing_model IN ('time_and_material')),
                CONSTRAINT "ck_engagements_origin" CHECK (origin IN ('manual', 'import')),
                CONSTRAINT "ck_engagements_status" CHECK (
                    status IN (
                        'draft',
                        'pending',
                        'approved',
                        'rejected',
                        'in_progress',
                        'completed'
                    )
                ),
                CONSTRAINT "pk_engagements" PRIMARY KEY ("firm_id", "id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_engagements_status_updated_at" ON "engagements" ("firm_id", "status", "updated_at")
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_engagements_client_id_status" ON "engagements" ("firm_id", "client_id", "status")
        `);
    await queryRunner.query(`
            CREATE TABLE "engagement_rates" (
                "firm_id" uuid NOT NULL,
                "id" uuid NOT NULL,
                "engagement_id" uuid NOT NULL,
                "role" text NOT NULL,
                "hourly_rate" numeric NOT NULL,
                CONSTRAINT "uq_engagement_rates_engagement_id_role" UNIQUE ("firm_id", "engagement_id", "role"),
                CONSTRAINT "ck_engagement_rates_rate" CHECK (hourly_rate > 0),
                CONSTRAINT "pk_engagement_rates" PRIMARY KEY ("firm_id", "id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "sessions" (
                "id" uuid NOT NULL,
                "user_id" uuid NOT NULL,
                "firm_id" uuid NOT NULL,
                "membership_id" uuid,
                "portal_user_id" uuid,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "revoked_at" TIMESTAMP WITH TIME ZONE,
                "revoked_reason" text,
                "user_agent" text NOT NULL DEFAULT '',
                "ip" text NOT NULL DEFAULT '',
                CONSTRAINT "ck_sessions_one_side" CHECK (num_nonnulls(membership_id, portal_user_id) = 1),
                CONSTRAINT "pk_sessions" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_sessions_user_id" ON "sessions" ("user_id")
        `);
    await queryRunner.query(`
            CREATE TABLE "refresh_tokens" (
                "id" uuid NOT NULL,
                "session_id" uuid NOT NULL,
                "token_hash" text NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                "used_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "uq_refresh_tokens_token_hash" UNIQUE ("token_hash"),
                CONSTRAINT "pk_refresh_tokens" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_refresh_tokens_session_id" ON "refresh_tokens" ("session_id")
        `);
    await queryRunner.query(`
            CREATE TABLE "users" (
                "id" uuid NOT NULL,
                "email" text NOT NULL,
                "name" text NOT NULL,
                "password_hash" text NOT NULL,
                "status" text NOT NULL DEFAULT 'active',
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "uq_users_email" UNIQUE ("email"),
                CONSTRAINT "ck_users_status" CHECK (status IN ('active', 'disabled')),
                CONSTRAINT "ck_users_email" CHECK (email = lower(email)),
                CONSTRAINT "pk_users" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "firms" (
                "id" uuid NOT NULL,
                "name" text NOT NULL,
                "status" text NOT NULL DEFAULT 'active',
                "base_currency" text NOT NULL,
                "locale" text NOT NULL DEFAULT 'en-GB',
                "time_zone" text NOT NULL DEFAULT 'UTC',
                "week_start" integer NOT NULL DEFAULT '1',
                "weekly_target_seconds" integer NOT NULL DEFAULT '144000',
                "address" text NOT NULL DEFAULT '',
                "tax_id" text NOT NULL DEFAULT '',
                "email" text NOT NULL DEFAULT '',
                "phone" text NOT NULL DEFAULT '',
                "bank_name" text NOT NULL DEFAULT '',
                "iban" text NOT NULL DEFAULT '',
                "bic" text NOT NULL DEFAULT '',
                "invoice_number_format" text NOT NULL DEFAULT 'INV-{YYYY}-{seq:5}',
                "version" integer NOT NULL DEFAULT '1',
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "ck_firms_week_start" CHECK (
                    week_start BETWEEN 1 AND 7
                ),
                CONSTRAINT "ck_firms_status" CHECK (status IN ('active', 'suspended')),
                CONSTRAINT "pk_firms" PRIMARY KEY ("id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "memberships" (
                "firm_id" uuid NOT NULL,
                "id" uuid NOT NULL,
                "version" integer NOT NULL DEFAULT '1',
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "user_id" uuid,
                "name" text NOT NULL,
                "email" text,
                "status" text NOT NULL,
                "job_title" text NOT NULL DEFAULT '',
                "weekly_target_seconds" integer,
                CONSTRAINT "uq_memberships_email" UNIQUE ("firm_id", "email"),
                CONSTRAINT "uq_memberships_user_id" UNIQUE ("firm_id", "user_id"),
                CONSTRAINT "ck_memberships_active_has_user" CHECK (
                    status <> 'active'
                    OR user_id IS NOT NULL
                ),
                CONSTRAINT "ck_memberships_email" CHECK (email = lower(email)),
                CONSTRAINT "ck_memberships_status" CHECK (
                    status IN ('to_invite', 'invited', 'active', 'deactivated')
                ),
                CONSTRAINT "pk_memberships" PRIMARY KEY ("firm_id", "id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_memberships_name" ON "memberships" ("firm_id", "name")
        `);
    await queryRunner.query(`
            CREATE TABLE "membership_roles" (
                "firm_id" uuid NOT NULL,
                "membership_id" uuid NOT NULL,
                "role" text NOT NULL,
                CONSTRAINT "ck_membership_roles_role" CHECK (
                    role IN (
                        'admin',
                        'partner',
                        'project_manager',
                        'consultant',
                        'accountant',
                        'approver',
                        'requester',
                        'viewer'
                    )
                ),
                CONSTRAINT "pk_membership_roles" PRIMARY KEY ("firm_id", "membership_id", "role")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "imports" (
                "firm_id" uuid NOT NULL,
                "id" uuid NOT NULL,
                "version" integer NOT NULL DEFAULT '1',
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "kind" text NOT NULL,
                "file_name" text NOT NULL,
                "file_id" uuid NOT NULL,
                "started_by" uuid NOT NULL,
                "status" text NOT NULL DEFAULT 'uploaded',
                "cancel_requested" boolean NOT NULL DEFAULT false,
                "rows_read" integer NOT NULL DEFAULT '0',
                "rows_good" integer NOT NULL DEFAULT '0',
                "rows_bad" integer NOT NULL DEFAULT '0',
                "rows_known" integer NOT NULL DEFAULT '0',
                "bytes_read" bigint NOT NULL DEFAULT '0',
                "summary" jsonb,
                "error" text,
                "finished_at" TIMESTAMP WITH TIME ZONE,
                CONSTRAINT "ck_imports_status" CHECK (
                    status IN (
                        'uploaded',
                        'checking',
                        'checked',
                        'running',
                        'completed',
                        'cancelled',
                        'failed'
                    )
                ),
                CONSTRAINT "ck_imports_kind" CHECK (kind IN ('harvest', 'toggl')),
                CONSTRAINT "pk_imports" PRIMARY KEY ("firm_id", "id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_imports_created_at" ON "imports" ("firm_id", "created_at")
        `);
    await queryRunner.query(`
            CREATE TABLE "import_problems" (
                "firm_id" uuid NOT NULL,
                "id" uuid NOT NULL,
                "import_id" uuid NOT NULL,
                "row" integer NOT NULL,
                "column" text NOT NULL,
                "reason" text NOT NULL,
                "message" text NOT NULL,
                CONSTRAINT "pk_import_problems" PRIMARY KEY ("firm_id", "id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_import_problems_import_id_row" ON "import_problems" ("firm_id", "import_id", "row")
        `);
    await queryRunner.query(`
            CREATE TABLE "projects" (
                "firm_id" uuid NOT NULL,
                "id" uuid NOT NULL,
                "version" integer NOT NULL DEFAULT '1',
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "client_id" uuid NOT NULL,
                "engagement_id" uuid NOT NULL,
                "manager_id" uuid,
                "name" text NOT NULL,
                "code" text NOT NULL DEFAULT '',
                "start_date" date NOT NULL,
                "end_date" date NOT NULL,
                "status" text NOT NULL DEFAULT 'active',
                "origin" text NOT NULL DEFAULT 'manual',
                CONSTRAINT "uq_projects_client_id_name" UNIQUE ("firm_id", "client_id", "name"),
                CONSTRAINT "ck_projects_dates" CHECK (end_date >= start_date),
                CONSTRAINT "ck_projects_origin" CHECK (origin IN ('manual', 'import')),
                CONSTRAINT "ck_projects_status" CHECK (
                    status IN ('active', 'on_hold', 'completed', 'cancelled')
                ),
                CONSTRAINT "pk_projects" PRIMARY KEY ("firm_id", "id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_projects_status_name" ON "projects" ("firm_id", "status", "name")
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_projects_engagement_id" ON "projects" ("firm_id", "engagement_id")
        `);
    await queryRunner.query(`
            CREATE TABLE "project_members" (
                "firm_id" uuid NOT NULL,
                "project_id" uuid NOT NULL,
                "membership_id" uuid NOT NULL,
                "role" text NOT NULL DEFAULT '',
                CONSTRAINT "pk_project_members" PRIMARY KEY ("firm_id", "project_id", "membership_id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_project_members_membership_id" ON "project_members" ("firm_id", "membership_id")
        `);
    await queryRunner.query(`
            CREATE TABLE "time_entries" (
                "firm_id" uuid NOT NULL,
                "id" uuid NOT NULL,
                "version" integer NOT NULL DEFAULT '1',
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "membership_id" uuid NOT NULL,
                "project_id" uuid NOT NULL,
                "work_date" date NOT NULL,
                "seconds" integer NOT NULL,
                "task" text NOT NULL DEFAULT '',
                "note" text NOT NULL DEFAULT '',
                "billable" boolean NOT NULL DEFAULT true,
                "status" text NOT NULL DEFAULT 'draft',
                "hourly_rate" numeric,
                "rate_source" text,
                "rate_reason" text,
                "started_at" TIMESTAMP WITH TIME ZONE,
                "ended_at" TIMESTAMP WITH TIME ZONE,
                "submitted_at" TIMESTAMP WITH TIME ZONE,
                "decided_by" uuid,
                "decided_at" TIMESTAMP WITH TIME ZONE,
                "decision_note" text,
                "billed_elsewhere" boolean NOT NULL DEFAULT false,
                "import_key" text,
                CONSTRAINT "uq_time_entries_import_key" UNIQUE ("firm_id", "import_key"),
                CONSTRAINT "ck_time_entries_approver" CHECK (
                    decided_by IS NULL
                    OR decided_by <> membership_id
                ),
                CONSTRAINT "ck_time_entries_override_reason" CHECK (
                    rate_source IS DISTINCT
                    FROM 'override'
                        OR rate_reason IS NOT NULL
                ),
                CONSTRAINT "ck_time_entries_rate_has_source" CHECK ((hourly_rate IS NULL) = (rate_source IS NULL)),
                CONSTRAINT "ck_time_entries_rate_source" CHECK (rate_source IN ('engagement', 'override')),
                CONSTRAINT "ck_time_entries_rate" CHECK (hourly_rate > 0),
                CONSTRAINT "ck_time_entries_seconds" CHECK (
                    seconds BETWEEN 1 AND 86400
                ),
                CONSTRAINT "ck_time_entries_status" CHECK (
                    status IN (
                        'draft',
                        'submitted',
                        'approved',
                        'rejected',
                        'invoiced'
                    )
                ),
                CONSTRAINT "pk_time_entries" PRIMARY KEY ("firm_id", "id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_time_entries_status_work_date" ON "time_entries" ("firm_id", "status", "work_date")
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_time_entries_work_date_id" ON "time_entries" ("firm_id", "work_date", "id")
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_time_entries_project_id_work_date" ON "time_entries" ("firm_id", "project_id", "work_date")
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_time_entries_membership_id_work_date" ON "time_entries" ("firm_id", "membership_id", "work_date")
        `);
    await queryRunner.query(`
            CREATE TABLE "timers" (
                "firm_id" uuid NOT NULL,
                "membership_id" uuid NOT NULL,
                "project_id" uuid NOT NULL,
                "task" text NOT NULL DEFAULT '',
                "note" text NOT NULL DEFAULT '',
                "billable" boolean NOT NULL DEFAULT true,
                "started_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                CONSTRAINT "pk_timers" PRIMARY KEY ("firm_id", "membership_id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "timesheets" (
                "firm_id" uuid NOT NULL,
                "id" uuid NOT NULL,
                "version" integer NOT NULL DEFAULT '1',
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "membership_id" uuid NOT NULL,
                "week_start" date NOT NULL,
                "submitted_at" TIMESTAMP WITH TIME ZONE NOT NULL,
                CONSTRAINT "uq_timesheets_membership_id_week_start" UNIQUE ("firm_id", "membership_id", "week_start"),
                CONSTRAINT "pk_timesheets" PRIMARY KEY ("firm_id", "id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "audit_entries" (
                "firm_id" uuid NOT NULL,
                "id" uuid NOT NULL,
                "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                "actor_type" text NOT NULL,
                "actor_id" uuid,
                "actor_name" text NOT NULL,
                "action" text NOT NULL,
                "object_type" text NOT NULL,
                "object_id" uuid,
                "object_label" text NOT NULL DEFAULT '',
                "before" jsonb,
                "after" jsonb,
                "reason" text,
                "request_id" text NOT NULL,
                "ip" text,
                CONSTRAINT "ck_audit_entries_actor_type" CHECK (actor_type IN ('member', 'portal', 'system')),
                CONSTRAINT "pk_audit_entries" PRIMARY KEY ("firm_id", "id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_audit_entries_object_type_object_id_at" ON "audit_entries" ("firm_id", "object_type", "object_id", "at")
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_audit_entries_at_id" ON "audit_entries" ("firm_id", "at", "id")
        `);
    await queryRunner.query(`
            CREATE TABLE "stored_files" (
                "firm_id" uuid NOT NULL,
                "id" uuid NOT NULL,
                "name" text NOT NULL,
                "content_type" text NOT NULL,
                "size" bigint NOT NULL,
                "sha256" text NOT NULL,
                "client_id" uuid,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "ck_stored_files_size" CHECK (size >= 0),
                CONSTRAINT "pk_stored_files" PRIMARY KEY ("firm_id", "id")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "file_chunks" (
                "firm_id" uuid NOT NULL,
                "file_id" uuid NOT NULL,
                "position" integer NOT NULL,
                "content" bytea NOT NULL,
                CONSTRAINT "pk_file_chunks" PRIMARY KEY ("firm_id", "file_id", "position")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "idempotency_keys" (
                "firm_id" uuid NOT NULL,
                "key" text NOT NULL,
                "request_hash" text NOT NULL,
                "status" integer NOT NULL,
                "response" jsonb NOT NULL,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "pk_idempotency_keys" PRIMARY KEY ("firm_id", "key")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "mails" (
                "firm_id" uuid NOT NULL,
                "id" uuid NOT NULL,
                "recipient" text NOT NULL,
                "subject" text NOT NULL,
                "body" text NOT NULL,
                "attachment_id" uuid,
                "related_type" text NOT NULL,
                "related_id" uuid,
                "status" text NOT NULL DEFAULT 'queued',
                "error" text,
                "sent_at" TIMESTAMP WITH TIME ZONE,
                "created_at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
                CONSTRAINT "ck_mails_status" CHECK (status IN ('queued', 'sent', 'failed')),
                CONSTRAINT "pk_mails" PRIMARY KEY ("firm_id", "id")
            )
        `);
    await queryRunner.query(`
            CREATE INDEX "ix_mails_created_at" ON "mails" ("firm_id", "created_at")
        `);
    await queryRunner.query(`
            CREATE TABLE "currencies" (
                "code" text NOT NULL,
                "name" text NOT NULL,
                "exponent" integer NOT NULL,
                CONSTRAINT "pk_currencies" PRIMARY KEY ("code")
            )
        `);
    await queryRunner.query(`
            CREATE TABLE "number_sequences" (
                "firm_id" uuid NOT NULL,
                "series" text NOT NULL,
                "year" integer NOT NULL,
                "last_value" integer NOT NULL,
                CONSTRAINT "pk_number_sequences" PRIMARY KEY ("firm_id", "series", "year")
            )
        `);
    await queryRunner.query(`
            ALTER TABLE "clients"
            ADD CONSTRAINT "fk_clients_currency" FOREIGN KEY ("currency") REFERENCES "currencies"("code") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "clients"
            ADD CONSTRAINT "fk_clients_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "portal_users"
            ADD CONSTRAINT "fk_portal_users_user_id" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "portal_users"
            ADD CONSTRAINT "fk_portal_users_client_id" FOREIGN KEY ("firm_id", "client_id") REFERENCES "clients"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "portal_users"
            ADD CONSTRAINT "fk_portal_users_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "invoice_lines"
            ADD CONSTRAINT "fk_invoice_lines_invoice_id_client_id" FOREIGN KEY ("firm_id", "invoice_id", "client_id") REFERENCES "invoices"("firm_id", "id", "client_id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "invoice_lines"
            ADD CONSTRAINT "fk_invoice_lines_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "invoice_taxes"
            ADD CONSTRAINT "fk_invoice_taxes_invoice_id_client_id" FOREIGN KEY ("firm_id", "invoice_id", "client_id") REFERENCES "invoices"("firm_id", "id", "client_id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "invoice_taxes"
            ADD CONSTRAINT "fk_invoice_taxes_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "invoice_line_entries"
            ADD CONSTRAINT "fk_invoice_line_entries_time_entry_id" FOREIGN KEY ("firm_id", "time_entry_id") REFERENCES "time_entries"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "invoice_line_entries"
            ADD CONSTRAINT "fk_invoice_line_entries_line_id" FOREIGN KEY ("firm_id", "line_id") REFERENCES "invoice_lines"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "invoice_line_entries"
            ADD CONSTRAINT "fk_invoice_line_entries_invoice_id" FOREIGN KEY ("firm_id", "invoice_id") REFERENCES "invoices"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "invoice_line_entries"
            ADD CONSTRAINT "fk_invoice_line_entries_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "invoices"
            ADD CONSTRAINT "fk_invoices_currency" FOREIGN KEY ("currency") REFERENCES "currencies"("code") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "invoices"
            ADD CONSTRAINT "fk_invoices_issued_by" FOREIGN KEY ("firm_id", "issued_by") REFERENCES "memberships"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "invoices"
            ADD CONSTRAINT "fk_invoices_pdf_file_id" FOREIGN KEY ("firm_id", "pdf_file_id") REFERENCES "stored_files"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "invoices"
            ADD CONSTRAINT "fk_invoices_project_id" FOREIGN KEY ("firm_id", "project_id") REFERENCES "projects"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "invoices"
            ADD CONSTRAINT "fk_invoices_client_id" FOREIGN KEY ("firm_id", "client_id") REFERENCES "clients"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "invoices"
            ADD CONSTRAINT "fk_invoices_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "accounts"
            ADD CONSTRAINT "fk_accounts_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "journal_entries"
            ADD CONSTRAINT "fk_journal_entries_currency" FOREIGN KEY ("currency") REFERENCES "currencies"("code") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "journal_entries"
            ADD CONSTRAINT "fk_journal_entries_reversal_of" FOREIGN KEY ("firm_id", "reversal_of") REFERENCES "journal_entries"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "journal_entries"
            ADD CONSTRAINT "fk_journal_entries_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "postings"
            ADD CONSTRAINT "fk_postings_client_id" FOREIGN KEY ("firm_id", "client_id") REFERENCES "clients"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "postings"
            ADD CONSTRAINT "fk_postings_credit_account_id" FOREIGN KEY ("firm_id", "credit_account_id") REFERENCES "accounts"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "postings"
            ADD CONSTRAINT "fk_postings_debit_account_id" FOREIGN KEY ("firm_id", "debit_account_id") REFERENCES "accounts"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "postings"
            ADD CONSTRAINT "fk_postings_journal_entry_id_line_count" FOREIGN KEY ("firm_id", "journal_entry_id", "line_count") REFERENCES "journal_entries"("firm_id", "id", "line_count") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "postings"
            ADD CONSTRAINT "fk_postings_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "payments"
            ADD CONSTRAINT "fk_payments_currency" FOREIGN KEY ("currency") REFERENCES "currencies"("code") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "payments"
            ADD CONSTRAINT "fk_payments_client_id" FOREIGN KEY ("firm_id", "client_id") REFERENCES "clients"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "payments"
            ADD CONSTRAINT "fk_payments_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "payment_allocations"
            ADD CONSTRAINT "fk_payment_allocations_invoice_id_client_id" FOREIGN KEY ("firm_id", "invoice_id", "client_id") REFERENCES "invoices"("firm_id", "id", "client_id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "payment_allocations"
            ADD CONSTRAINT "fk_payment_allocations_payment_id_client_id" FOREIGN KEY ("firm_id", "payment_id", "client_id") REFERENCES "payments"("firm_id", "id", "client_id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "payment_allocations"
            ADD CONSTRAINT "fk_payment_allocations_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "tax_rates"
            ADD CONSTRAINT "fk_tax_rates_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "engagements"
            ADD CONSTRAINT "fk_engagements_currency" FOREIGN KEY ("currency") REFERENCES "currencies"("code") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "engagements"
            ADD CONSTRAINT "fk_engagements_decided_by" FOREIGN KEY ("firm_id", "decided_by") REFERENCES "memberships"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "engagements"
            ADD CONSTRAINT "fk_engagements_submitted_by" FOREIGN KEY ("firm_id", "submitted_by") REFERENCES "memberships"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "engagements"
            ADD CONSTRAINT "fk_engagements_client_id" FOREIGN KEY ("firm_id", "client_id") REFERENCES "clients"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "engagements"
            ADD CONSTRAINT "fk_engagements_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "engagement_rates"
            ADD CONSTRAINT "fk_engagement_rates_engagement_id" FOREIGN KEY ("firm_id", "engagement_id") REFERENCES "engagements"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "engagement_rates"
            ADD CONSTRAINT "fk_engagement_rates_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "sessions"
            ADD CONSTRAINT "fk_sessions_portal_user_id" FOREIGN KEY ("firm_id", "portal_user_id") REFERENCES "portal_users"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "sessions"
            ADD CONSTRAINT "fk_sessions_membership_id" FOREIGN KEY ("firm_id", "membership_id") REFERENCES "memberships"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "sessions"
            ADD CONSTRAINT "fk_sessions_user_id" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "refresh_tokens"
            ADD CONSTRAINT "fk_refresh_tokens_session_id" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "memberships"
            ADD CONSTRAINT "fk_memberships_user_id" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "memberships"
            ADD CONSTRAINT "fk_memberships_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "membership_roles"
            ADD CONSTRAINT "fk_membership_roles_membership_id" FOREIGN KEY ("firm_id", "membership_id") REFERENCES "memberships"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "membership_roles"
            ADD CONSTRAINT "fk_membership_roles_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "imports"
            ADD CONSTRAINT "fk_imports_started_by" FOREIGN KEY ("firm_id", "started_by") REFERENCES "memberships"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "imports"
            ADD CONSTRAINT "fk_imports_file_id" FOREIGN KEY ("firm_id", "file_id") REFERENCES "stored_files"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "imports"
            ADD CONSTRAINT "fk_imports_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "import_problems"
            ADD CONSTRAINT "fk_import_problems_import_id" FOREIGN KEY ("firm_id", "import_id") REFERENCES "imports"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "import_problems"
            ADD CONSTRAINT "fk_import_problems_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "projects"
            ADD CONSTRAINT "fk_projects_manager_id" FOREIGN KEY ("firm_id", "manager_id") REFERENCES "memberships"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "projects"
            ADD CONSTRAINT "fk_projects_engagement_id_client_id" FOREIGN KEY ("firm_id", "engagement_id", "client_id") REFERENCES "engagements"("firm_id", "id", "client_id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "projects"
            ADD CONSTRAINT "fk_projects_client_id" FOREIGN KEY ("firm_id", "client_id") REFERENCES "clients"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "projects"
            ADD CONSTRAINT "fk_projects_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "project_members"
            ADD CONSTRAINT "fk_project_members_membership_id" FOREIGN KEY ("firm_id", "membership_id") REFERENCES "memberships"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "project_members"
            ADD CONSTRAINT "fk_project_members_project_id" FOREIGN KEY ("firm_id", "project_id") REFERENCES "projects"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "project_members"
            ADD CONSTRAINT "fk_project_members_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "time_entries"
            ADD CONSTRAINT "fk_time_entries_decided_by" FOREIGN KEY ("firm_id", "decided_by") REFERENCES "memberships"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "time_entries"
            ADD CONSTRAINT "fk_time_entries_project_id" FOREIGN KEY ("firm_id", "project_id") REFERENCES "projects"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "time_entries"
            ADD CONSTRAINT "fk_time_entries_membership_id" FOREIGN KEY ("firm_id", "membership_id") REFERENCES "memberships"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "time_entries"
            ADD CONSTRAINT "fk_time_entries_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "timers"
            ADD CONSTRAINT "fk_timers_project_id" FOREIGN KEY ("firm_id", "project_id") REFERENCES "projects"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "timers"
            ADD CONSTRAINT "fk_timers_membership_id" FOREIGN KEY ("firm_id", "membership_id") REFERENCES "memberships"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "timers"
            ADD CONSTRAINT "fk_timers_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "timesheets"
            ADD CONSTRAINT "fk_timesheets_membership_id" FOREIGN KEY ("firm_id", "membership_id") REFERENCES "memberships"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "timesheets"
            ADD CONSTRAINT "fk_timesheets_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "audit_entries"
            ADD CONSTRAINT "fk_audit_entries_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "stored_files"
            ADD CONSTRAINT "fk_stored_files_client_id" FOREIGN KEY ("firm_id", "client_id") REFERENCES "clients"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "stored_files"
            ADD CONSTRAINT "fk_stored_files_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "file_chunks"
            ADD CONSTRAINT "fk_file_chunks_file_id" FOREIGN KEY ("firm_id", "file_id") REFERENCES "stored_files"("firm_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "file_chunks"
            ADD CONSTRAINT "fk_file_chunks_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "idempotency_keys"
            ADD CONSTRAINT "fk_idempotency_keys_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "mails"
            ADD CONSTRAINT "fk_mails_attachment_id" FOREIGN KEY ("firm_id", "attachment_id") REFERENCES "stored_files"("firm_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "mails"
            ADD CONSTRAINT "fk_mails_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
    await queryRunner.query(`
            ALTER TABLE "number_sequences"
            ADD CONSTRAINT "fk_number_sequences_firm_id" FOREIGN KEY ("firm_id") REFERENCES "firms"("id") ON DELETE NO ACTION ON UPDATE NO ACTION
        `);
  }

  public async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
            ALTER TABLE "number_sequences" DROP CONSTRAINT "fk_number_sequences_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "mails" DROP CONSTRAINT "fk_mails_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "mails" DROP CONSTRAINT "fk_mails_attachment_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "idempotency_keys" DROP CONSTRAINT "fk_idempotency_keys_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "file_chunks" DROP CONSTRAINT "fk_file_chunks_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "file_chunks" DROP CONSTRAINT "fk_file_chunks_file_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "stored_files" DROP CONSTRAINT "fk_stored_files_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "stored_files" DROP CONSTRAINT "fk_stored_files_client_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "audit_entries" DROP CONSTRAINT "fk_audit_entries_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "timesheets" DROP CONSTRAINT "fk_timesheets_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "timesheets" DROP CONSTRAINT "fk_timesheets_membership_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "timers" DROP CONSTRAINT "fk_timers_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "timers" DROP CONSTRAINT "fk_timers_membership_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "timers" DROP CONSTRAINT "fk_timers_project_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "time_entries" DROP CONSTRAINT "fk_time_entries_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "time_entries" DROP CONSTRAINT "fk_time_entries_membership_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "time_entries" DROP CONSTRAINT "fk_time_entries_project_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "time_entries" DROP CONSTRAINT "fk_time_entries_decided_by"
        `);
    await queryRunner.query(`
            ALTER TABLE "project_members" DROP CONSTRAINT "fk_project_members_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "project_members" DROP CONSTRAINT "fk_project_members_project_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "project_members" DROP CONSTRAINT "fk_project_members_membership_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "projects" DROP CONSTRAINT "fk_projects_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "projects" DROP CONSTRAINT "fk_projects_client_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "projects" DROP CONSTRAINT "fk_projects_engagement_id_client_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "projects" DROP CONSTRAINT "fk_projects_manager_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "import_problems" DROP CONSTRAINT "fk_import_problems_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "import_problems" DROP CONSTRAINT "fk_import_problems_import_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "imports" DROP CONSTRAINT "fk_imports_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "imports" DROP CONSTRAINT "fk_imports_file_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "imports" DROP CONSTRAINT "fk_imports_started_by"
        `);
    await queryRunner.query(`
            ALTER TABLE "membership_roles" DROP CONSTRAINT "fk_membership_roles_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "membership_roles" DROP CONSTRAINT "fk_membership_roles_membership_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "memberships" DROP CONSTRAINT "fk_memberships_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "memberships" DROP CONSTRAINT "fk_memberships_user_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "refresh_tokens" DROP CONSTRAINT "fk_refresh_tokens_session_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "sessions" DROP CONSTRAINT "fk_sessions_user_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "sessions" DROP CONSTRAINT "fk_sessions_membership_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "sessions" DROP CONSTRAINT "fk_sessions_portal_user_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "engagement_rates" DROP CONSTRAINT "fk_engagement_rates_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "engagement_rates" DROP CONSTRAINT "fk_engagement_rates_engagement_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "engagements" DROP CONSTRAINT "fk_engagements_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "engagements" DROP CONSTRAINT "fk_engagements_client_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "engagements" DROP CONSTRAINT "fk_engagements_submitted_by"
        `);
    await queryRunner.query(`
            ALTER TABLE "engagements" DROP CONSTRAINT "fk_engagements_decided_by"
        `);
    await queryRunner.query(`
            ALTER TABLE "engagements" DROP CONSTRAINT "fk_engagements_currency"
        `);
    await queryRunner.query(`
            ALTER TABLE "tax_rates" DROP CONSTRAINT "fk_tax_rates_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "payment_allocations" DROP CONSTRAINT "fk_payment_allocations_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "payment_allocations" DROP CONSTRAINT "fk_payment_allocations_payment_id_client_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "payment_allocations" DROP CONSTRAINT "fk_payment_allocations_invoice_id_client_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "payments" DROP CONSTRAINT "fk_payments_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "payments" DROP CONSTRAINT "fk_payments_client_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "payments" DROP CONSTRAINT "fk_payments_currency"
        `);
    await queryRunner.query(`
            ALTER TABLE "postings" DROP CONSTRAINT "fk_postings_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "postings" DROP CONSTRAINT "fk_postings_journal_entry_id_line_count"
        `);
    await queryRunner.query(`
            ALTER TABLE "postings" DROP CONSTRAINT "fk_postings_debit_account_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "postings" DROP CONSTRAINT "fk_postings_credit_account_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "postings" DROP CONSTRAINT "fk_postings_client_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "journal_entries" DROP CONSTRAINT "fk_journal_entries_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "journal_entries" DROP CONSTRAINT "fk_journal_entries_reversal_of"
        `);
    await queryRunner.query(`
            ALTER TABLE "journal_entries" DROP CONSTRAINT "fk_journal_entries_currency"
        `);
    await queryRunner.query(`
            ALTER TABLE "accounts" DROP CONSTRAINT "fk_accounts_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "invoices" DROP CONSTRAINT "fk_invoices_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "invoices" DROP CONSTRAINT "fk_invoices_client_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "invoices" DROP CONSTRAINT "fk_invoices_project_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "invoices" DROP CONSTRAINT "fk_invoices_pdf_file_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "invoices" DROP CONSTRAINT "fk_invoices_issued_by"
        `);
    await queryRunner.query(`
            ALTER TABLE "invoices" DROP CONSTRAINT "fk_invoices_currency"
        `);
    await queryRunner.query(`
            ALTER TABLE "invoice_line_entries" DROP CONSTRAINT "fk_invoice_line_entries_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "invoice_line_entries" DROP CONSTRAINT "fk_invoice_line_entries_invoice_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "invoice_line_entries" DROP CONSTRAINT "fk_invoice_line_entries_line_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "invoice_line_entries" DROP CONSTRAINT "fk_invoice_line_entries_time_entry_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "invoice_taxes" DROP CONSTRAINT "fk_invoice_taxes_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "invoice_taxes" DROP CONSTRAINT "fk_invoice_taxes_invoice_id_client_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "invoice_lines" DROP CONSTRAINT "fk_invoice_lines_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "invoice_lines" DROP CONSTRAINT "fk_invoice_lines_invoice_id_client_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "portal_users" DROP CONSTRAINT "fk_portal_users_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "portal_users" DROP CONSTRAINT "fk_portal_users_client_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "portal_users" DROP CONSTRAINT "fk_portal_users_user_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "clients" DROP CONSTRAINT "fk_clients_firm_id"
        `);
    await queryRunner.query(`
            ALTER TABLE "clients" DROP CONSTRAINT "fk_clients_currency"
        `);
    await queryRunner.query(`
            DROP TABLE "number_sequences"
        `);
    await queryRunner.query(`
            DROP TABLE "currencies"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_mails_created_at"
        `);
    await queryRunner.query(`
            DROP TABLE "mails"
        `);
    await queryRunner.query(`
            DROP TABLE "idempotency_keys"
        `);
    await queryRunner.query(`
            DROP TABLE "file_chunks"
        `);
    await queryRunner.query(`
            DROP TABLE "stored_files"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_audit_entries_at_id"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_audit_entries_object_type_object_id_at"
        `);
    await queryRunner.query(`
            DROP TABLE "audit_entries"
        `);
    await queryRunner.query(`
            DROP TABLE "timesheets"
        `);
    await queryRunner.query(`
            DROP TABLE "timers"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_time_entries_membership_id_work_date"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_time_entries_project_id_work_date"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_time_entries_work_date_id"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_time_entries_status_work_date"
        `);
    await queryRunner.query(`
            DROP TABLE "time_entries"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_project_members_membership_id"
        `);
    await queryRunner.query(`
            DROP TABLE "project_members"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_projects_engagement_id"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_projects_status_name"
        `);
    await queryRunner.query(`
            DROP TABLE "projects"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_import_problems_import_id_row"
        `);
    await queryRunner.query(`
            DROP TABLE "import_problems"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_imports_created_at"
        `);
    await queryRunner.query(`
            DROP TABLE "imports"
        `);
    await queryRunner.query(`
            DROP TABLE "membership_roles"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_memberships_name"
        `);
    await queryRunner.query(`
            DROP TABLE "memberships"
        `);
    await queryRunner.query(`
            DROP TABLE "firms"
        `);
    await queryRunner.query(`
            DROP TABLE "users"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_refresh_tokens_session_id"
        `);
    await queryRunner.query(`
            DROP TABLE "refresh_tokens"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_sessions_user_id"
        `);
    await queryRunner.query(`
            DROP TABLE "sessions"
        `);
    await queryRunner.query(`
            DROP TABLE "engagement_rates"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_engagements_client_id_status"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_engagements_status_updated_at"
        `);
    await queryRunner.query(`
            DROP TABLE "engagements"
        `);
    await queryRunner.query(`
            DROP TABLE "tax_rates"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_payment_allocations_invoice_id"
        `);
    await queryRunner.query(`
            DROP TABLE "payment_allocations"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_payments_date_id"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_payments_client_id_date"
        `);
    await queryRunner.query(`
            DROP TABLE "payments"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_postings_debit_account_id"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_postings_credit_account_id"
        `);
    await queryRunner.query(`
            DROP TABLE "postings"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_journal_entries_date_id"
        `);
    await queryRunner.query(`
            DROP TABLE "journal_entries"
        `);
    await queryRunner.query(`
            DROP TABLE "accounts"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_invoices_client_id_issue_date"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_invoices_status_due_date"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_invoices_created_at_id"
        `);
    await queryRunner.query(`
            DROP TABLE "invoices"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_invoice_line_entries_invoice_id"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."uq_invoice_line_entries_live"
        `);
    await queryRunner.query(`
            DROP TABLE "invoice_line_entries"
        `);
    await queryRunner.query(`
            DROP TABLE "invoice_taxes"
        `);
    await queryRunner.query(`
            DROP TABLE "invoice_lines"
        `);
    await queryRunner.query(`
            DROP TABLE "portal_users"
        `);
    await queryRunner.query(`
            DROP INDEX "public"."ix_clients_status_name"
        `);
    await queryRunner.query(`
            DROP TABLE "clients"
        `);
  }
}
