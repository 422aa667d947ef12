import type { MigrationInterface, QueryRunner } from 'typeorm';

const setting = (name: string): string => `nullif(current_setting('app.${name}', true), '')::uuid`;
const FIRM = `firm_id = ${setting('firm_id')}`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;

/**
 * Where clients went that are the same as another. What is frozen (issued invoices with their lines and taxes,
 * versions of proposals that were sent, postings) may move from the one to the other in a transaction that says so,
 * and change in nothing else. Triggers look at their own row and at that setting alone, since others do not run on Citus.
 */
export class MergedClients1795700300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query('CREATE INDEX ix_merged_clients_into_id ON merged_clients (firm_id, into_id)');
    await runner.query('CREATE INDEX ix_merged_clients_name ON merged_clients (firm_id, name)');
    await runner.query('ALTER TABLE merged_clients ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY');
    await runner.query(`CREATE POLICY tenant ON merged_clients USING (${FIRM}) WITH CHECK (${FIRM})`);
    await runner.query(
      `CREATE POLICY portal ON merged_clients AS RESTRICTIVE USING (${NO_CLIENT}) WITH CHECK (${NO_CLIENT})`,
    );
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON merged_clients TO votra_app');
    await runner.query('GRANT SELECT ON merged_clients TO votra_read');
    await runner.query(MERGES);
    for (const text of [
      freezeInvoice(ALSO_CLIENT),
      freezeWithInvoice(MOVES),
      freezeVersion(MOVES),
      KEEP_POSTINGS,
    ])
      await runner.query(text);
    await runner.query('DROP TRIGGER append_only ON postings');
    await runner.query(`CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON postings
      FOR EACH ROW EXECUTE FUNCTION refuse_posting_change()`);
    await runner.query('GRANT UPDATE (client_id) ON postings TO votra_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('REVOKE UPDATE (client_id) ON postings FROM votra_app');
    await runner.query('DROP TRIGGER append_only ON postings');
    await runner.query(`CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON postings
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
    await runner.query('DROP FUNCTION refuse_posting_change()');
    for (const text of [freezeInvoice(''), freezeWithInvoice('false'), freezeVersion('false')])
      await runner.query(text);
    await runner.query('DROP FUNCTION merges_client(jsonb, jsonb)');
    await runner.query('DROP TABLE merged_clients');
  }
}

const TABLE = `CREATE TABLE merged_clients (
    firm_id uuid NOT NULL,
    id uuid NOT NULL,
    into_id uuid NOT NULL,
    name text NOT NULL,
    merged_by uuid NOT NULL,
    merged_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_merged_clients PRIMARY KEY (firm_id, id),
    CONSTRAINT fk_merged_clients_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_merged_clients_into_id FOREIGN KEY (firm_id, into_id) REFERENCES clients (firm_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_merged_clients_merged_by FOREIGN KEY (firm_id, merged_by) REFERENCES memberships (firm_id, id))`;

/** Does this transaction merge the row's client into that of its new state? */
const MERGES = `CREATE FUNCTION merges_client(was jsonb, becomes jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce((was ->> 'client_id')::uuid = ${setting('merge_from')}
      AND (becomes ->> 'client_id')::uuid = ${setting('merge_into')}, false)
  $$`;

const MOVES = `TG_OP = 'UPDATE' AND merges_client(to_jsonb(OLD), to_jsonb(NEW))
       AND to_jsonb(NEW) - '{client_id,version}'::text[] = to_jsonb(OLD) - '{client_id,version}'::text[]`;
const ALSO_CLIENT = `IF merges_client(to_jsonb(OLD), to_jsonb(NEW)) THEN free := free || '{client_id}'::text[]; END IF;`;

/** Once issued, only the payment state, the sending and the bookkeeping columns of an invoice may change. */
const freezeInvoice = (also: string): string => `
  CREATE OR REPLACE FUNCTION freeze_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE free text[] := '{status,sent_at,version,updated_at}';
  BEGIN
    IF TG_OP = 'DELETE' THEN
      IF OLD.status <> 'draft' THEN RAISE EXCEPTION 'an issued invoice cannot be deleted' USING ERRCODE = 'restrict_violation'; END IF;
      RETURN OLD;
    END IF;
    ${also}
    IF OLD.status <> 'draft' AND (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free) THEN
      RAISE EXCEPTION 'an issued invoice cannot be changed' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END $$`;

/** The one change that a frozen row may see by itself is its freezing, which the foreign key allows with the invoice's alone. */
const freezeWithInvoice = (moves: string): string => `
  CREATE OR REPLACE FUNCTION freeze_with_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      IF NOT NEW.frozen THEN RETURN NEW; END IF;
    ELSIF TG_OP = 'DELETE' THEN
      IF NOT OLD.frozen THEN RETURN OLD; END IF;
    ELSIF NOT OLD.frozen AND (NOT NEW.frozen OR to_jsonb(NEW) - 'frozen' = to_jsonb(OLD) - 'frozen') THEN
      RETURN NEW;
    ELSIF ${moves} THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION '%: rows of an issued invoice cannot be added, changed or deleted', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END $$`;

/** What was sent stays; what may come is the client that a prospect became, or that a client was merged into. */
const freezeVersion = (moves: string): string => `
  CREATE OR REPLACE FUNCTION freeze_proposal_version() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND OLD.client_id IS NULL
       AND to_jsonb(NEW) - '{client_id,version,updated_at}'::text[] = to_jsonb(OLD) - '{client_id,version,updated_at}'::text[] THEN
      RETURN NEW;
    END IF;
    IF ${moves} THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a version that was sent cannot be changed or deleted' USING ERRCODE = 'restrict_violation';
  END $$`;

const KEEP_POSTINGS = `
  CREATE FUNCTION refuse_posting_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF ${MOVES} THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END $$`;
