import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
const CLIENT = `nullif(current_setting('app.client_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;
/** A client sees its own, and no drafts. */
const OWN = `client_id = ${CLIENT} AND status NOT IN ('draft', 'void')`;

/** Contracts with clients; a client's contacts see its own once they are sent or signed. */
export class Contracts1795600400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CONTRACTS);
    await runner.query(
      'CREATE INDEX ix_contracts_client_id_status ON contracts (firm_id, client_id, status)',
    );
    await runner.query('CREATE INDEX ix_contracts_status_end_date ON contracts (firm_id, status, end_date)');
    await runner.query('CREATE INDEX ix_contracts_created_at_id ON contracts (firm_id, created_at, id)');
    await runner.query('ALTER TABLE contracts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY');
    await runner.query(`CREATE POLICY tenant ON contracts USING (${FIRM}) WITH CHECK (${FIRM})`);
    await runner.query(`CREATE POLICY portal ON contracts AS RESTRICTIVE
      USING (${NO_CLIENT} OR (${OWN})) WITH CHECK (${NO_CLIENT})`);
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON contracts TO votra_app');
    await runner.query('GRANT SELECT ON contracts TO votra_read');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE contracts');
  }
}

const CONTRACTS = `CREATE TABLE contracts (
    firm_id uuid NOT NULL,
    id uuid NOT NULL,
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    client_id uuid NOT NULL,
    kind text NOT NULL,
    number text NOT NULL,
    title text NOT NULL,
    start_date date NOT NULL,
    end_date date,
    renewal_notice_days int,
    value numeric,
    currency text NOT NULL,
    status text NOT NULL DEFAULT 'draft',
    owner_id uuid NOT NULL,
    document_id uuid,
    signed_on date,
    terminated_on date,
    end_reason text NOT NULL DEFAULT '',
    reminded_at timestamptz,
    CONSTRAINT ck_contracts_kind CHECK (kind IN ('msa', 'sow')),
    CONSTRAINT ck_contracts_status
      CHECK (status IN ('draft', 'out_for_signature', 'active', 'ended', 'terminated', 'void')),
    CONSTRAINT ck_contracts_dates CHECK (end_date >= start_date),
    CONSTRAINT ck_contracts_value CHECK (value >= 0),
    CONSTRAINT ck_contracts_notice
      CHECK (renewal_notice_days IS NULL OR (renewal_notice_days BETWEEN 1 AND 730 AND end_date IS NOT NULL)),
    CONSTRAINT ck_contracts_signed CHECK (status NOT IN ('active', 'ended', 'terminated')
      OR (signed_on IS NOT NULL AND document_id IS NOT NULL)),
    CONSTRAINT ck_contracts_terminated CHECK ((status = 'terminated') = (terminated_on IS NOT NULL)),
    CONSTRAINT pk_contracts PRIMARY KEY (firm_id, id),
    CONSTRAINT uq_contracts_number UNIQUE (firm_id, number),
    CONSTRAINT uq_contracts_id_client_id UNIQUE (firm_id, id, client_id),
    CONSTRAINT fk_contracts_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_contracts_currency FOREIGN KEY (currency) REFERENCES currencies (code),
    CONSTRAINT fk_contracts_client_id FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id),
    CONSTRAINT fk_contracts_owner_id FOREIGN KEY (firm_id, owner_id) REFERENCES memberships (firm_id, id),
    CONSTRAINT fk_contracts_document_id FOREIGN KEY (firm_id, document_id) REFERENCES stored_files (firm_id, id))`;
