import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;
const AGGREGATE = `firm_id uuid NOT NULL,
      id uuid NOT NULL,
      version int NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now()`;
const TABLES = ['client_contacts', 'client_tags', 'client_taggings'];

/** Who a client's people are, where it is, what the firm sorts it by: all of it for the firm alone. */
export class ClientFacts1795600500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // the owner, too, is under row-level security, and would see no rows to migrate
    await runner.query('ALTER TABLE clients NO FORCE ROW LEVEL SECURITY');
    await runner.query(`ALTER TABLE clients
      ADD website text NOT NULL DEFAULT '',
      ADD industry text NOT NULL DEFAULT '',
      ADD owner_id uuid,
      ADD addresses jsonb NOT NULL DEFAULT '[]',
      ADD tax_ids jsonb NOT NULL DEFAULT '[]',
      ADD CONSTRAINT fk_clients_owner_id FOREIGN KEY (firm_id, owner_id) REFERENCES memberships (firm_id, id)`);
    await runner.query(`UPDATE clients SET tax_ids = jsonb_build_array(jsonb_build_object(
        'label', 'Tax id', 'country', '', 'number', tax_id, 'onInvoices', true)) WHERE tax_id <> ''`);
    await runner.query('ALTER TABLE clients FORCE ROW LEVEL SECURITY');
    await runner.query(`CREATE TABLE client_contacts (
      ${AGGREGATE},
      client_id uuid NOT NULL,
      portal_user_id uuid,
      name text NOT NULL,
      job_title text NOT NULL DEFAULT '',
      email text NOT NULL DEFAULT '',
      phone text NOT NULL DEFAULT '',
      roles text[] NOT NULL DEFAULT '{}',
      is_main boolean NOT NULL DEFAULT false,
      CONSTRAINT pk_client_contacts PRIMARY KEY (firm_id, id),
      CONSTRAINT ck_client_contacts_roles CHECK (roles <@ ARRAY['billing', 'decision', 'project']),
      CONSTRAINT uq_client_contacts_portal_user_id UNIQUE (firm_id, portal_user_id),
      CONSTRAINT fk_client_contacts_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
      CONSTRAINT fk_client_contacts_client_id FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id)
        ON DELETE CASCADE,
      CONSTRAINT fk_client_contacts_client_id_portal_user_id FOREIGN KEY (firm_id, client_id, portal_user_id)
        REFERENCES portal_users (firm_id, client_id, id) ON DELETE SET NULL (portal_user_id))`);
    await runner.query(
      'CREATE INDEX ix_client_contacts_client_id_name ON client_contacts (firm_id, client_id, name)',
    );
    await runner.query(
      'CREATE UNIQUE INDEX uq_client_contacts_main ON client_contacts (firm_id, client_id) WHERE is_main',
    );
    await runner.query(`CREATE UNIQUE INDEX uq_client_contacts_email ON client_contacts (firm_id, client_id, email)
      WHERE email <> ''`);
    await runner.query(`CREATE TABLE client_tags (
      ${AGGREGATE},
      name text NOT NULL,
      colour text NOT NULL,
      CONSTRAINT pk_client_tags PRIMARY KEY (firm_id, id),
      CONSTRAINT uq_client_tags_name UNIQUE (firm_id, name),
      CONSTRAINT ck_client_tags_colour
        CHECK (colour IN ('grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple')),
      CONSTRAINT fk_client_tags_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id))`);
    await runner.query(`CREATE TABLE client_taggings (
      firm_id uuid NOT NULL,
      client_id uuid NOT NULL,
      tag_id uuid NOT NULL,
      CONSTRAINT pk_client_taggings PRIMARY KEY (firm_id, client_id, tag_id),
      CONSTRAINT fk_client_taggings_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
      CONSTRAINT fk_client_taggings_client_id FOREIGN KEY (firm_id, client_id) REFERENCES clients (firm_id, id)
        ON DELETE CASCADE,
      CONSTRAINT fk_client_taggings_tag_id FOREIGN KEY (firm_id, tag_id) REFERENCES client_tags (firm_id, id)
        ON DELETE CASCADE)`);
    await runner.query('CREATE INDEX ix_client_taggings_tag_id ON client_taggings (firm_id, tag_id)');
    for (const table of TABLES) {
      await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY`);
      await runner.query(`CREATE POLICY tenant ON ${table} USING (${FIRM}) WITH CHECK (${FIRM})`);
      await runner.query(
        `CREATE POLICY portal ON ${table} AS RESTRICTIVE USING (${NO_CLIENT}) WITH CHECK (${NO_CLIENT})`,
      );
      await runner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO votra_app`);
      await runner.query(`GRANT SELECT ON ${table} TO votra_read`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.query(`DROP TABLE ${table}`);
    await runner.query(
      'ALTER TABLE clients DROP website, DROP industry, DROP owner_id, DROP addresses, DROP tax_ids',
    );
  }
}
