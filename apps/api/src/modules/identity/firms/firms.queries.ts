import { logoOf } from '../images/images.queries.js';

/** How long a closing firm may think better of it. */
export const GRACE = `interval '30 days'`;

export const FIRM = `SELECT id, version, name, address, tax_ids AS "taxIds", email, phone, bank_name AS "bankName", iban, bic,
    base_currency AS "baseCurrency", locale, time_zone AS "timeZone", week_start AS "weekStart",
    working_seconds AS "workingSeconds", fiscal_year_month AS "fiscalYearMonth", project_privacy AS "projectPrivacy", accent, ${logoOf('firms.id')} AS logo, invoice_number_format AS "invoiceNumberFormat",
    EXISTS (SELECT 1 FROM timesheets t WHERE t.firm_id = $1 AND t.submitted_at IS NOT NULL) AS "weekStartFixed"
  FROM firms WHERE id = $1`;

/** For what belongs to the firm and stands elsewhere. */
export const TOUCH_FIRM = 'UPDATE firms SET version = version + 1, updated_at = now() WHERE id = $1';

/** One person at a time changes the firm. */
export const LOCK_FIRM = 'SELECT version FROM firms WHERE id = $1 FOR UPDATE';

/** In the order of the values that `FirmsService` gives. */
export const UPDATE_FIRM = `UPDATE firms SET name = $2, address = $3, tax_ids = $4, email = $5, phone = $6, bank_name = $7,
    iban = $8, bic = $9, locale = $10, time_zone = $11, week_start = $12, working_seconds = $13,
    invoice_number_format = $14, fiscal_year_month = $15, accent = $16, weekly_target_seconds = $17, tax_id = $18, project_privacy = $19, version = version + 1, updated_at = now()
  WHERE id = $1`;
