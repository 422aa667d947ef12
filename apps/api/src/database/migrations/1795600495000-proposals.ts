import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
const CLIENT = `client_id = nullif(current_setting('app.client_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;

/** How a portal user's transaction sees a table; not at all unless said. */
const TABLES: Record<string, string> = {
  proposal_settings: NO_CLIENT,
  proposal_templates: NO_CLIENT,
  proposals: `${NO_CLIENT} OR (${CLIENT} AND status NOT IN ('draft', 'withdrawn'))`,
  proposal_versions: `${NO_CLIENT} OR (${CLIENT} AND frozen)`,
  proposal_links: NO_CLIENT,
};

/** Offers, what they say in each version, the links to them, and what they start from. */
export class Proposals1795600495000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const text of [SETTINGS, TEMPLATES, PROPOSALS, VERSIONS, LINKS]) await runner.query(text);
    await runner.query(
      'CREATE INDEX ix_proposals_status_updated_at ON proposals (firm_id, status, updated_at)',
    );
    await runner.query(
      'CREATE INDEX ix_proposals_client_id_status ON proposals (firm_id, client_id, status)',
    );
    await runner.query('CREATE INDEX ix_proposals_prospect_id ON proposals (firm_id, prospect_id)');
    await runner.query('CREATE INDEX ix_proposal_links_proposal_id ON proposal_links (firm_id, proposal_id)');
    await runner.query(FREEZE);
    for (const [table, rule] of Object.entries(TABLES)) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY tenant ON ${table} USING (${FIRM}) WITH CHECK (${FIRM})`);
      await runner.query(
        `CREATE POLICY portal ON ${table} AS RESTRICTIVE USING (${rule}) WITH CHECK (${NO_CLIENT})`,
      );
      await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO votra_app`);
      await runner.query(`GRANT SELECT ON ${table} TO votra_read`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(TABLES).toReversed()) await runner.query(`DROP TABLE ${table}`);
    await runner.query('DROP FUNCTION freeze_proposal_version()');
  }
}

const KEYS = `
    firm_id uuid NOT NULL,
    id uuid NOT NULL,`;
const VERSIONED = `${KEYS}
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),`;

const SETTINGS = `CREATE TABLE proposal_settings (
    firm_id uuid NOT NULL,
    version int NOT NULL DEFAULT 1,
    least_margin numeric,
    CONSTRAINT ck_proposal_settings_least_margin CHECK (least_margin BETWEEN 0 AND 100),
    CONSTRAINT pk_proposal_settings PRIMARY KEY (firm_id),
    CONSTRAINT fk_proposal_settings_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id))`;

const TEMPLATES = `CREATE TABLE proposal_templates (${VERSIONED}
    name text NOT NULL,
    description text NOT NULL DEFAULT '',
    sections jsonb NOT NULL DEFAULT '[]',
    lines jsonb NOT NULL DEFAULT '[]',
    CONSTRAINT pk_proposal_templates PRIMARY KEY (firm_id, id),
    CONSTRAINT uq_proposal_templates_name UNIQUE (firm_id, name),
    CONSTRAINT fk_proposal_templates_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id))`;

const PROPOSALS = `CREATE TABLE proposals (${VERSIONED}
    number text NOT NULL,
    prospect_id uuid,
    client_id uuid,
    owner_id uuid NOT NULL,
    currency text NOT NULL,
    status text NOT NULL DEFAULT 'draft',
    current_version int NOT NULL DEFAULT 1,
    title text NOT NULL,
    valid_until date NOT NULL,
    net numeric NOT NULL,
    sent_at timestamptz,
    reminded_at timestamptz,
    decided_at timestamptz,
    decided_by_name text NOT NULL DEFAULT '',
    decided_by_portal_user_id uuid,
    decline_reason text NOT NULL DEFAULT '',
    accepted_keys text[],
    contract_id uuid,
    engagement_id uuid,
    CONSTRAINT ck_proposals_status CHECK (status IN ('draft', 'sent', 'accepted', 'declined', 'expired', 'withdrawn')),
    CONSTRAINT ck_proposals_for CHECK (num_nonnulls(prospect_id, client_id) >= 1),
    CONSTRAINT ck_proposals_decided CHECK ((status IN ('accepted', 'declined')) = (decided_at IS NOT NULL)
      AND (decided_at IS NULL) = (decided_by_name = '')),
    CONSTRAINT ck_proposals_accepted CHECK ((status = 'accepted') = (accepted_keys IS NOT NULL)),
    CONSTRAINT pk_proposals PRIMARY KEY (firm_id, id),
    CONSTRAINT uq_proposals_number UNIQUE (firm_id, number),
    CONSTRAINT fk_proposals_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_proposals_currency FOREIGN KEY (currency) REFERENCES currencies (code),
    CONSTRAINT fk_proposals_prospect_id FOREIGN KEY (firm_id, prospect_id) REFERENCES prospects (firm_id, id),
    CONSTRAINT fk_proposals_client_id FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id),
    CONSTRAINT fk_proposals_owner_id FOREIGN KEY (firm_id, owner_id) REFERENCES memberships (firm_id, id),
    CONSTRAINT fk_proposals_decided_by_portal_user_id FOREIGN KEY (firm_id, decided_by_portal_user_id)
      REFERENCES portal_users (firm_id, id),
    CONSTRAINT fk_proposals_contract_id FOREIGN KEY (firm_id, contract_id) REFERENCES contracts (firm_id, id)
      ON DELETE SET NULL (contract_id),
    CONSTRAINT fk_proposals_engagement_id FOREIGN KEY (firm_id, engagement_id) REFERENCES engagements (firm_id, id)
      ON DELETE SET NULL (engagement_id))`;

const VERSIONS = `CREATE TABLE proposal_versions (${VERSIONED}
    proposal_id uuid NOT NULL,
    client_id uuid,
    number int NOT NULL,
    title text NOT NULL,
    valid_until date NOT NULL,
    start_date date,
    end_date date,
    sections jsonb NOT NULL DEFAULT '[]',
    lines jsonb NOT NULL DEFAULT '[]',
    discount_kind text,
    discount_value numeric,
    taxes jsonb NOT NULL DEFAULT '[]',
    frozen boolean NOT NULL DEFAULT false,
    sent_at timestamptz,
    sent_by uuid,
    pdf_file_id uuid,
    CONSTRAINT ck_proposal_versions_frozen CHECK (frozen = (sent_at IS NOT NULL) AND frozen = (pdf_file_id IS NOT NULL)),
    CONSTRAINT ck_proposal_versions_discount_kind CHECK (discount_kind IN ('percent', 'amount')),
    CONSTRAINT ck_proposal_versions_discount CHECK ((discount_kind IS NULL) = (discount_value IS NULL) AND discount_value >= 0),
    CONSTRAINT ck_proposal_versions_dates CHECK (end_date >= start_date),
    CONSTRAINT pk_proposal_versions PRIMARY KEY (firm_id, id),
    CONSTRAINT uq_proposal_versions_proposal_id_number UNIQUE (firm_id, proposal_id, number),
    CONSTRAINT fk_proposal_versions_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_proposal_versions_proposal_id FOREIGN KEY (firm_id, proposal_id) REFERENCES proposals (firm_id, id)
      ON DELETE CASCADE,
    CONSTRAINT fk_proposal_versions_client_id FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id),
    CONSTRAINT fk_proposal_versions_sent_by FOREIGN KEY (firm_id, sent_by) REFERENCES memberships (firm_id, id),
    CONSTRAINT fk_proposal_versions_pdf_file_id FOREIGN KEY (firm_id, pdf_file_id) REFERENCES stored_files (firm_id, id))`;

const LINKS = `CREATE TABLE proposal_links (${KEYS}
    proposal_id uuid NOT NULL,
    token_hash text NOT NULL,
    recipient_name text NOT NULL,
    recipient_email text NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    opened_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT pk_proposal_links PRIMARY KEY (firm_id, id),
    CONSTRAINT uq_proposal_links_token_hash UNIQUE (firm_id, token_hash),
    CONSTRAINT fk_proposal_links_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_proposal_links_proposal_id FOREIGN KEY (firm_id, proposal_id) REFERENCES proposals (firm_id, id)
      ON DELETE CASCADE,
    CONSTRAINT fk_proposal_links_created_by FOREIGN KEY (firm_id, created_by) REFERENCES memberships (firm_id, id))`;

/** What was sent stays: the one thing that may still come is the client that a prospect became. */
const FREEZE = `
  CREATE FUNCTION freeze_proposal_version() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND OLD.client_id IS NULL
       AND to_jsonb(NEW) - '{client_id,version,updated_at}'::text[] = to_jsonb(OLD) - '{client_id,version,updated_at}'::text[] THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a version that was sent cannot be changed or deleted' USING ERRCODE = 'restrict_violation';
  END $$;
  CREATE TRIGGER frozen_once_sent BEFORE UPDATE OR DELETE ON proposal_versions FOR EACH ROW
    WHEN (OLD.frozen) EXECUTE FUNCTION freeze_proposal_version()`;
