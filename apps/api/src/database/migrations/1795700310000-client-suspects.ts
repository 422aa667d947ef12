import type { MigrationInterface, QueryRunner } from 'typeorm';

const setting = (name: string): string => `nullif(current_setting('app.${name}', true), '')`;
const FIRM = `firm_id = ${setting('firm_id')}::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;
const OWN = `firm_id = firm AND firm = ${setting('firm_id')}::uuid AND ${setting('client_id')} IS NULL`;

/**
 * Clients are also known by their contacts' addresses and phones, their website and their tax ids; and somebody may
 * say of two that they are not the same.
 */
export class ClientSuspects1795700310000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(APART);
    await runner.query('CREATE INDEX ix_clients_apart_second_id ON clients_apart (firm_id, second_id)');
    await runner.query('ALTER TABLE clients_apart ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY');
    await runner.query(`CREATE POLICY tenant ON clients_apart USING (${FIRM}) WITH CHECK (${FIRM})`);
    await runner.query(
      `CREATE POLICY portal ON clients_apart AS RESTRICTIVE USING (${NO_CLIENT}) WITH CHECK (${NO_CLIENT})`,
    );
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON clients_apart TO votra_app');
    await runner.query('GRANT SELECT ON clients_apart TO votra_read');
    await runner.query(SITE_KEY);
    await runner.query(TAX_KEYS);
    await runner.query(
      'CREATE INDEX ix_clients_marks ON clients USING gin (firm_id, site_key(website), tax_keys(tax_ids))',
    );
    await runner.query(`CREATE INDEX ix_client_contacts_match ON client_contacts USING gin (firm_id,
      email, split_part(email, '@', 2), phone_key(phone))`);
    await runner.query('DROP FUNCTION matching_parties');
    await allow(runner, MATCHES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION matching_parties');
    await allow(runner, MATCHES_BEFORE);
    await runner.query('DROP INDEX ix_client_contacts_match');
    await runner.query('DROP INDEX ix_clients_marks');
    await runner.query('DROP FUNCTION tax_keys(jsonb)');
    await runner.query('DROP FUNCTION site_key(text)');
    await runner.query('DROP TABLE clients_apart');
  }
}

async function allow(runner: QueryRunner, matches: string): Promise<void> {
  await runner.query(matches);
  await runner.query('REVOKE ALL ON FUNCTION matching_parties FROM PUBLIC');
  await runner.query('GRANT EXECUTE ON FUNCTION matching_parties TO votra_app');
}

const APART = `CREATE TABLE clients_apart (
    firm_id uuid NOT NULL,
    first_id uuid NOT NULL,
    second_id uuid NOT NULL,
    CONSTRAINT pk_clients_apart PRIMARY KEY (firm_id, first_id, second_id),
    CONSTRAINT ck_clients_apart_order CHECK (first_id < second_id),
    CONSTRAINT fk_clients_apart_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_clients_apart_first_id FOREIGN KEY (firm_id, first_id) REFERENCES clients (firm_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_clients_apart_second_id FOREIGN KEY (firm_id, second_id) REFERENCES clients (firm_id, id) ON DELETE CASCADE)`;

/** The host of a web address, without its www. */
const SITE_KEY = `CREATE FUNCTION site_key(website text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT regexp_replace(lower(website), '^(https?://)?(www\\.)?([^/:?#]*).*$', '\\3')
  $$`;

/** Letters and digits of tax ids. */
const TAX_KEYS = `CREATE FUNCTION tax_keys(tax_ids jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array(SELECT upper(regexp_replace(n #>> '{}', '[^[:alnum:]]', '', 'g'))
      FROM jsonb_path_query(tax_ids, '$[*].number') n)
  $$`;

const FACTS = (email: string): string =>
  `${email} = mail, split_part(${email}, '@', 2) = ANY (hosts), phone_key(phone) = digits`;
const FITS = (email: string): string =>
  `${email} = mail OR split_part(${email}, '@', 2) = ANY (hosts) OR phone_key(phone) = digits`;

const party = (kind: string, table: string): string => `
    (SELECT '${kind}', id, similarity(company_key(company), who), ${FACTS('lower(email)')}, false FROM ${table}
      WHERE ${OWN} AND status <> 'merged' AND (company_key(company) % who OR ${FITS('lower(email)')}) LIMIT most)`;

const CLIENTS = `
    (SELECT 'client', m.id, max(m.likeness), bool_or(m.mailed), bool_or(m.hosted), bool_or(m.called), bool_or(m.taxed) FROM (
      (SELECT id, similarity(company_key(name), who) AS likeness, ${FACTS('lower(email)')}, false FROM clients
        WHERE ${OWN} AND (company_key(name) % who OR ${FITS('lower(email)')}) LIMIT most)
      UNION ALL (SELECT client_id, NULL, ${FACTS('email')}, false FROM client_contacts
        WHERE ${OWN} AND (${FITS('email')}) LIMIT most)
      UNION ALL (SELECT id, NULL, false, site_key(website) = ANY (hosts), false, tax_keys(tax_ids) && taxes FROM clients
        WHERE ${OWN} AND (site_key(website) = ANY (hosts) OR tax_keys(tax_ids) && taxes) LIMIT most)
    ) m(id, likeness, mailed, hosted, called, taxed) GROUP BY m.id LIMIT most)`;

const MATCHES = `
  CREATE FUNCTION matching_parties(firm uuid, who text, mail text, hosts text[], digits text, taxes text[], most int)
    RETURNS TABLE (kind text, id uuid, likeness real, by_email boolean, by_domain boolean, by_phone boolean, by_tax boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.similarity_threshold = 0.5 AS $$
    ${party('lead', 'leads')}
    UNION ALL ${party('prospect', 'prospects')}
    UNION ALL ${CLIENTS}
  $$`;

const partyBefore = (kind: string, table: string, name: string, where = ''): string => `
    (SELECT '${kind}', id, similarity(company_key(${name}), who), lower(email) = mail,
        split_part(lower(email), '@', 2) = host, phone_key(phone) = digits
      FROM ${table}
      WHERE ${OWN} ${where}
        AND (company_key(${name}) % who OR lower(email) = mail
          OR split_part(lower(email), '@', 2) = host OR phone_key(phone) = digits)
      LIMIT most)`;

const MATCHES_BEFORE = `
  CREATE FUNCTION matching_parties(firm uuid, who text, mail text, host text, digits text, most int)
    RETURNS TABLE (kind text, id uuid, likeness real, by_email boolean, by_domain boolean, by_phone boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.similarity_threshold = 0.5 AS $$
    ${partyBefore('lead', 'leads', 'company', `AND status <> 'merged'`)}
    UNION ALL ${partyBefore('prospect', 'prospects', 'company', `AND status <> 'merged'`)}
    UNION ALL ${partyBefore('client', 'clients', 'name')}
  $$`;
