import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `nullif(current_setting('app.firm_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;

/** The firm's logo, which its clients see as well, and photos of its people, which they do not. */
export class Images1795500200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE images (
        firm_id uuid NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL,
        membership_id uuid,
        content bytea NOT NULL,
        content_type text NOT NULL,
        width int NOT NULL,
        height int NOT NULL,
        sha256 text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT pk_images PRIMARY KEY (firm_id, id),
        CONSTRAINT ck_images_kind CHECK (kind IN ('logo', 'photo')),
        CONSTRAINT ck_images_whose CHECK ((kind = 'photo') = (membership_id IS NOT NULL)),
        CONSTRAINT ck_images_content_type CHECK (content_type IN ('image/png', 'image/webp')),
        CONSTRAINT ck_images_size CHECK (octet_length(content) BETWEEN 1 AND 1048576),
        CONSTRAINT ck_images_pixels CHECK (width BETWEEN 1 AND 640 AND height BETWEEN 1 AND 256),
        CONSTRAINT fk_images_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
        CONSTRAINT fk_images_membership_id FOREIGN KEY (firm_id, membership_id)
          REFERENCES memberships (firm_id, id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE UNIQUE INDEX uq_images_logo ON images (firm_id) WHERE membership_id IS NULL');
    await runner.query(
      'CREATE UNIQUE INDEX uq_images_photo ON images (firm_id, membership_id) WHERE membership_id IS NOT NULL',
    );
    await runner.query('ALTER TABLE images ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY');
    const rule = `firm_id = ${FIRM}`;
    await runner.query(`CREATE POLICY tenant ON images USING (${rule}) WITH CHECK (${rule})`);
    await runner.query(
      `CREATE POLICY portal ON images AS RESTRICTIVE USING (${NO_CLIENT} OR kind = 'logo') WITH CHECK (${NO_CLIENT})`,
    );
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON images TO votra_app');
    await runner.query('GRANT SELECT ON images TO votra_read');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE images');
  }
}
