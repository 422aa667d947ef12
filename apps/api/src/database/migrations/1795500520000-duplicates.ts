import type { MigrationInterface, QueryRunner } from 'typeorm';

const setting = (name: string): string => `nullif(current_setting('app.${name}', true), '')`;

const PARTIES = { leads: 'company', prospects: 'company', clients: 'name' };

/** What kind of company it is says little about which one. */
const LEGAL_FORMS = [
  ...[
    'gmbh',
    'mbh',
    'ag',
    'kg',
    'kgaa',
    'ohg',
    'ug',
    'se',
    'inc',
    'llc',
    'llp',
    'lp',
    'ltd',
    'limited',
    'plc',
    'corp',
  ],
  ...[
    'corporation',
    'co',
    'company',
    'sa',
    'sas',
    'sarl',
    'srl',
    'spa',
    'sl',
    'bv',
    'nv',
    'ab',
    'as',
    'oy',
    'aps',
  ],
  ...['pty', 'pte', 'sro', 'kft', 'doo', 'ltda', 'lda', 'group', 'holding', 'the', 'and', 'und', 'et', 'y'],
];

/** A company's name in small letters without accents, marks and legal form. */
const COMPANY_KEY = `CREATE FUNCTION company_key(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(nullif(btrim(regexp_replace(k.plain, '\\m(${LEGAL_FORMS.join('|')})\\M', ' ', 'g')), ''), k.plain)
    FROM (SELECT regexp_replace(translate(lower(replace(name, '.', '')),
        'àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ', 'aaaaaaceeeeiiiinoooooouuuuyy'), '[^[:alnum:]]+', ' ', 'g') AS plain) k
  $$`;

/** The last nine digits, which a country code or a leading zero does not change. */
const PHONE_KEY = `CREATE FUNCTION phone_key(phone text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT right(regexp_replace(phone, '[^0-9]', '', 'g'), 9)
  $$`;

const matches = (kind: string, table: keyof typeof PARTIES, where = ''): string => `
    (SELECT '${kind}', id, similarity(company_key(${PARTIES[table]}), who), lower(email) = mail,
        split_part(lower(email), '@', 2) = host, phone_key(phone) = digits
      FROM ${table}
      WHERE firm_id = firm AND firm = ${setting('firm_id')}::uuid AND ${setting('client_id')} IS NULL ${where}
        AND (company_key(${PARTIES[table]}) % who OR lower(email) = mail
          OR split_part(lower(email), '@', 2) = host OR phone_key(phone) = digits)
      LIMIT most)`;

/**
 * Finds who is known already. Likeness is not leakproof, so under row-level security no index serves it; the function
 * runs as the owner instead, names the firm itself, and gives ids alone: who they are is read under row-level security.
 */
export class Duplicates1795500520000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COMPANY_KEY);
    await runner.query(PHONE_KEY);
    for (const [table, name] of Object.entries(PARTIES))
      await runner.query(`CREATE INDEX ix_${table}_match ON ${table} USING gin (firm_id,
        company_key(${name}) gin_trgm_ops, lower(email), split_part(lower(email), '@', 2), phone_key(phone))`);
    await runner.query(`
      CREATE FUNCTION matching_parties(firm uuid, who text, mail text, host text, digits text, most int)
        RETURNS TABLE (kind text, id uuid, likeness real, by_email boolean, by_domain boolean, by_phone boolean)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.similarity_threshold = 0.5 AS $$
        ${matches('lead', 'leads', `AND status <> 'merged'`)}
        UNION ALL ${matches('prospect', 'prospects', `AND status <> 'merged'`)}
        UNION ALL ${matches('client', 'clients')}
      $$`);
    await runner.query('REVOKE ALL ON FUNCTION matching_parties FROM PUBLIC');
    await runner.query('GRANT EXECUTE ON FUNCTION matching_parties TO votra_app');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION matching_parties');
    for (const table of Object.keys(PARTIES)) await runner.query(`DROP INDEX ix_${table}_match`);
    await runner.query('DROP FUNCTION phone_key(text)');
    await runner.query('DROP FUNCTION company_key(text)');
  }
}
