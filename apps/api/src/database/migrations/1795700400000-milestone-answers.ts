import type { MigrationInterface, QueryRunner } from 'typeorm';

const CLIENT = `nullif(current_setting('app.client_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;

/** The owner, too, is under row-level security. */
const READ = ['milestones', 'engagements', 'engagement_lines', 'engagement_line_parts'];

/** A milestone says what was put forward, and to whom: the client sees it in the portal, and accepts or rejects it. */
export class MilestoneAnswers1795700400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
    for (const table of READ) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
    await runner.query(FILL);
    for (const table of READ) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
    await runner.query(RULES);
    await runner.query(`
      CREATE INDEX ix_milestones_client_id_status ON milestones (firm_id, client_id, status);
      CREATE INDEX ix_milestones_engagement_id ON milestones (firm_id, engagement_id)`);
    await runner.query(`ALTER POLICY portal ON milestones USING (${NO_CLIENT} OR client_id = ${CLIENT})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER POLICY portal ON milestones USING (${NO_CLIENT})`);
    await runner.query('ALTER TABLE milestones NO FORCE ROW LEVEL SECURITY');
    await runner.query(`DELETE FROM milestones WHERE status = 'rejected'`);
    await runner.query('ALTER TABLE milestones FORCE ROW LEVEL SECURITY');
    await runner.query(`ALTER TABLE milestones
      DROP CONSTRAINT ck_milestones_rejected, DROP CONSTRAINT ck_milestones_status,
      DROP client_id, DROP engagement_id, DROP title, DROP amount, DROP silent_on, DROP rejected_on, DROP answer,
      DROP answered_by_name, DROP answered_by_portal_user_id,
      ADD CONSTRAINT ck_milestones_status CHECK (status IN ('reached', 'accepted'))`);
  }
}

const COLUMNS = `ALTER TABLE milestones
  ADD client_id uuid,
  ADD engagement_id uuid,
  ADD title text,
  ADD amount numeric,
  ADD silent_on date,
  ADD rejected_on date,
  ADD answer text NOT NULL DEFAULT '',
  ADD answered_by_name text NOT NULL DEFAULT '',
  ADD answered_by_portal_user_id uuid`;

/** What was noted of an acceptance was who gave it, and how that is known. */
const FILL = `UPDATE milestones m SET client_id = e.client_id, engagement_id = e.id, title = p.title, amount = p.amount,
    silent_on = m.reached_on + p.acceptance_days, answer = CASE m.status WHEN 'accepted' THEN m.note ELSE '' END,
    note = CASE m.status WHEN 'accepted' THEN '' ELSE m.note END
  FROM (SELECT DISTINCT ON (p.firm_id, p.part_id) p.*, l.engagement_id FROM engagement_line_parts p
    JOIN engagement_lines l ON l.firm_id = p.firm_id AND l.id = p.row_id
    ORDER BY p.firm_id, p.part_id, l.state = 'running' DESC, l.since DESC NULLS LAST) p
  JOIN engagements e ON e.firm_id = p.firm_id AND e.id = p.engagement_id
  WHERE p.firm_id = m.firm_id AND p.part_id = m.id`;

const RULES = `ALTER TABLE milestones
  ALTER client_id SET NOT NULL,
  ALTER engagement_id SET NOT NULL,
  ALTER title SET NOT NULL,
  ALTER amount SET NOT NULL,
  DROP CONSTRAINT ck_milestones_status,
  ADD CONSTRAINT ck_milestones_status CHECK (status IN ('reached', 'rejected', 'accepted')),
  ADD CONSTRAINT ck_milestones_rejected CHECK
    ((status = 'rejected') = (rejected_on IS NOT NULL) AND (status <> 'rejected' OR answer <> '')),
  ADD CONSTRAINT fk_milestones_engagement_id_client_id FOREIGN KEY (firm_id, engagement_id, client_id)
    REFERENCES engagements (firm_id, id, client_id),
  ADD CONSTRAINT fk_milestones_answered_by_portal_user_id FOREIGN KEY (firm_id, answered_by_portal_user_id)
    REFERENCES portal_users (firm_id, id)`;
