import type { MigrationInterface, QueryRunner } from 'typeorm';

const CLIENT = `nullif(current_setting('app.client_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;
const OWN_ROWS = `user_id = nullif(current_setting('app.user_id', true), '')::uuid`;
const OWN_CLIENT = `${NO_CLIENT} OR (client_id = ${CLIENT})`;

/**
 * Contacts of a client are invited as people of the firm are, have rights of their own, and may invite their
 * colleagues: a portal user's transaction writes contacts and invitations of its own client.
 */
export class PortalUsers1795400400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // the owner, too, is under row-level security, and would see no rows to migrate
    for (const table of ['portal_users', 'clients'])
      await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE portal_users ALTER user_id DROP NOT NULL, ALTER status DROP DEFAULT,
      ADD client_name text, ADD email text, ADD rights text[], ADD job_title text NOT NULL DEFAULT '',
      ADD locale text, ADD time_zone text`);
    await runner.query(`UPDATE portal_users p SET client_name = c.name, email = u.email, rights = '{projects,billing}'
      FROM clients c, users u WHERE c.firm_id = p.firm_id AND c.id = p.client_id AND u.id = p.user_id`);
    await runner.query(`ALTER TABLE portal_users ALTER client_name SET NOT NULL, ALTER email SET NOT NULL,
      ALTER rights SET NOT NULL,
      ADD CONSTRAINT uq_portal_users_client_id_id UNIQUE (firm_id, client_id, id),
      ADD CONSTRAINT uq_portal_users_client_id_email UNIQUE (firm_id, client_id, email),
      DROP CONSTRAINT ck_portal_users_status,
      ADD CONSTRAINT ck_portal_users_status CHECK (status IN ('to_invite', 'invited', 'active', 'deactivated')),
      ADD CONSTRAINT ck_portal_users_rights
        CHECK (rights <@ ARRAY['projects', 'documents', 'billing', 'approvals', 'messages', 'colleagues']),
      ADD CONSTRAINT ck_portal_users_email CHECK (email = lower(email)),
      ADD CONSTRAINT ck_portal_users_active_has_user CHECK (status <> 'active' OR user_id IS NOT NULL)`);
    for (const table of ['portal_users', 'clients'])
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    await runner.query(`ALTER TABLE invitations ALTER membership_id DROP NOT NULL, ALTER invited_by DROP NOT NULL,
      ADD client_id uuid, ADD portal_user_id uuid, ADD invited_by_portal_user_id uuid,
      ADD CONSTRAINT fk_invitations_client_id_portal_user_id FOREIGN KEY (firm_id, client_id, portal_user_id)
        REFERENCES portal_users (firm_id, client_id, id) ON DELETE CASCADE,
      ADD CONSTRAINT fk_invitations_client_id_invited_by_portal_user_id
        FOREIGN KEY (firm_id, client_id, invited_by_portal_user_id) REFERENCES portal_users (firm_id, client_id, id),
      ADD CONSTRAINT ck_invitations_one_side CHECK (num_nonnulls(membership_id, portal_user_id) = 1),
      ADD CONSTRAINT ck_invitations_client CHECK ((client_id IS NULL) = (portal_user_id IS NULL)),
      ADD CONSTRAINT ck_invitations_one_inviter CHECK (num_nonnulls(invited_by, invited_by_portal_user_id) = 1)`);
    await runner.query(`CREATE UNIQUE INDEX uq_invitations_open_portal ON invitations (firm_id, portal_user_id)
      WHERE accepted_at IS NULL AND revoked_at IS NULL`);
    for (const table of ['portal_users', 'invitations'])
      await runner.query(`ALTER POLICY portal ON ${table} USING (${OWN_CLIENT}) WITH CHECK (${OWN_CLIENT})`);
    // a login sees its other ways in, from the portal too
    await runner.query(`ALTER POLICY portal ON portal_users USING (${OWN_CLIENT} OR (${OWN_ROWS}))`);
    await runner.query(`ALTER POLICY portal ON memberships USING (${NO_CLIENT} OR (${OWN_ROWS}))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER POLICY portal ON invitations USING (${NO_CLIENT}) WITH CHECK (${NO_CLIENT})`);
    await runner.query(`ALTER POLICY portal ON memberships USING (${NO_CLIENT})`);
    await runner.query(`ALTER POLICY portal ON portal_users USING (${OWN_CLIENT}) WITH CHECK (${NO_CLIENT})`);
    for (const table of ['portal_users', 'invitations'])
      await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await runner.query('DELETE FROM invitations WHERE portal_user_id IS NOT NULL');
    await runner.query(`ALTER TABLE invitations DROP client_id, DROP portal_user_id, DROP invited_by_portal_user_id,
      ALTER membership_id SET NOT NULL, ALTER invited_by SET NOT NULL`);
    await runner.query('DELETE FROM portal_users WHERE user_id IS NULL');
    await runner.query(`ALTER TABLE portal_users DROP CONSTRAINT uq_portal_users_client_id_id, DROP CONSTRAINT ck_portal_users_status,
      DROP CONSTRAINT ck_portal_users_active_has_user,
      DROP client_name, DROP email, DROP rights, DROP job_title, DROP locale, DROP time_zone,
      ALTER user_id SET NOT NULL, ALTER status SET DEFAULT 'active',
      ADD CONSTRAINT ck_portal_users_status CHECK (status IN ('active', 'deactivated'))`);
    for (const table of ['portal_users', 'invitations'])
      await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  }
}
