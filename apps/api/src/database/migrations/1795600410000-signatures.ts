import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
const CLIENT = `nullif(current_setting('app.client_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;
const OWN = `${NO_CLIENT} OR (client_id = ${CLIENT})`;

/** What portal users see of each table: their own client's requests and signers, and nothing of the rest. */
const TABLES = {
  signature_requests: OWN,
  signers: OWN,
  signature_events: NO_CLIENT,
  signing_keys: NO_CLIENT,
};

/** Documents that are sent to be signed, who signs, what happened, and the keys that seal. */
export class Signatures1795600410000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of [REQUESTS, SIGNERS, EVENTS, KEYS_OF_FIRMS]) await runner.query(table);
    await runner.query(`CREATE UNIQUE INDEX uq_signature_requests_open ON signature_requests (firm_id, subject_type, subject_id)
      WHERE status IN ('open', 'signed')`);
    await runner.query(
      'CREATE INDEX ix_signature_requests_subject_id ON signature_requests (firm_id, subject_id)',
    );
    await runner.query(
      'CREATE INDEX ix_signature_requests_status_expires_at ON signature_requests (firm_id, status, expires_at)',
    );
    await runner.query('CREATE INDEX ix_signature_requests_file_id ON signature_requests (firm_id, file_id)');
    await runner.query('CREATE INDEX ix_signers_client_id_email ON signers (firm_id, client_id, email)');
    for (const [table, seen] of Object.entries(TABLES)) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY tenant ON ${table} USING (${FIRM}) WITH CHECK (${FIRM})`);
      await runner.query(
        `CREATE POLICY portal ON ${table} AS RESTRICTIVE USING (${seen}) WITH CHECK (${NO_CLIENT})`,
      );
      await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO votra_app`);
      await runner.query(`GRANT SELECT ON ${table} TO votra_read`);
    }
    await runner.query('REVOKE UPDATE, DELETE ON signature_events FROM votra_app');
    await runner.query(`CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON signature_events
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(TABLES).toReversed()) await runner.query(`DROP TABLE ${table} CASCADE`);
  }
}

const KEYS = `
    firm_id uuid NOT NULL,
    id uuid NOT NULL`;
const TIMES = `
    version int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()`;

const REQUESTS = `CREATE TABLE signature_requests (${KEYS},${TIMES},
    client_id uuid NOT NULL,
    subject_type text NOT NULL,
    subject_id uuid NOT NULL,
    title text NOT NULL,
    file_id uuid NOT NULL,
    sent_sha256 text NOT NULL,
    message text NOT NULL DEFAULT '',
    consent text NOT NULL,
    consent_sha256 text NOT NULL,
    status text NOT NULL DEFAULT 'open',
    expires_at timestamptz NOT NULL,
    sent_by uuid NOT NULL,
    ended_at timestamptz,
    end_reason text NOT NULL DEFAULT '',
    signed_file_id uuid,
    signed_sha256 text,
    reminded_at timestamptz,
    event_count int NOT NULL DEFAULT 0,
    event_head text NOT NULL,
    CONSTRAINT ck_signature_requests_subject CHECK (subject_type IN ('contract', 'proposal', 'change_order')),
    CONSTRAINT ck_signature_requests_status
      CHECK (status IN ('open', 'signed', 'completed', 'declined', 'expired', 'voided')),
    CONSTRAINT ck_signature_requests_ended CHECK ((status = 'open') = (ended_at IS NULL)),
    CONSTRAINT ck_signature_requests_sealed
      CHECK ((status = 'completed') = (signed_file_id IS NOT NULL AND signed_sha256 IS NOT NULL)),
    CONSTRAINT pk_signature_requests PRIMARY KEY (firm_id, id),
    CONSTRAINT uq_signature_requests_id_client_id UNIQUE (firm_id, id, client_id),
    CONSTRAINT fk_signature_requests_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_signature_requests_client_id FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id),
    CONSTRAINT fk_signature_requests_sent_by FOREIGN KEY (firm_id, sent_by) REFERENCES memberships (firm_id, id),
    CONSTRAINT fk_signature_requests_file_id FOREIGN KEY (firm_id, file_id) REFERENCES stored_files (firm_id, id),
    CONSTRAINT fk_signature_requests_signed_file_id FOREIGN KEY (firm_id, signed_file_id)
      REFERENCES stored_files (firm_id, id))`;

const SIGNERS = `CREATE TABLE signers (${KEYS},
    request_id uuid NOT NULL,
    client_id uuid NOT NULL,
    position int NOT NULL,
    step int NOT NULL,
    side text NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    status text NOT NULL DEFAULT 'waiting',
    token_hash text,
    invited_at timestamptz,
    opened_at timestamptz,
    read_at timestamptz,
    code_hash text,
    code_sent_at timestamptz,
    code_guesses int NOT NULL DEFAULT 0,
    codes_sent int NOT NULL DEFAULT 0,
    signature text NOT NULL DEFAULT '',
    signed_at timestamptz,
    CONSTRAINT ck_signers_side CHECK (side IN ('firm', 'client')),
    CONSTRAINT ck_signers_status CHECK (status IN ('waiting', 'invited', 'signed', 'declined')),
    CONSTRAINT ck_signers_email CHECK (email = lower(email)),
    CONSTRAINT ck_signers_step CHECK (step >= 1),
    CONSTRAINT ck_signers_signed CHECK ((status = 'signed') = (signed_at IS NOT NULL AND signature <> '' AND read_at IS NOT NULL)
      AND (status = 'signed' OR signed_at IS NULL)),
    CONSTRAINT pk_signers PRIMARY KEY (firm_id, id),
    CONSTRAINT uq_signers_request_id_position UNIQUE (firm_id, request_id, position),
    CONSTRAINT uq_signers_request_id_email UNIQUE (firm_id, request_id, email),
    CONSTRAINT uq_signers_token_hash UNIQUE (firm_id, token_hash),
    CONSTRAINT fk_signers_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_signers_request_id_client_id FOREIGN KEY (firm_id, request_id, client_id)
      REFERENCES signature_requests (firm_id, id, client_id))`;

const EVENTS = `CREATE TABLE signature_events (
    firm_id uuid NOT NULL,
    request_id uuid NOT NULL,
    position int NOT NULL,
    at timestamptz NOT NULL,
    deed text NOT NULL,
    who text NOT NULL,
    address text NOT NULL,
    agent text NOT NULL,
    note text NOT NULL,
    hash text NOT NULL,
    CONSTRAINT pk_signature_events PRIMARY KEY (firm_id, request_id, position),
    CONSTRAINT fk_signature_events_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_signature_events_request_id FOREIGN KEY (firm_id, request_id)
      REFERENCES signature_requests (firm_id, id))`;

const KEYS_OF_FIRMS = `CREATE TABLE signing_keys (${KEYS},
    public_key text NOT NULL,
    sealed_secret text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pk_signing_keys PRIMARY KEY (firm_id, id),
    CONSTRAINT uq_signing_keys_public_key UNIQUE (firm_id, public_key),
    CONSTRAINT fk_signing_keys_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id))`;
