import type { MigrationInterface, QueryRunner } from 'typeorm';

const FIRM = `firm_id = nullif(current_setting('app.firm_id', true), '')::uuid`;
const NO_CLIENT = `(CASE WHEN coalesce(current_setting('app.client_id', true), '') = '' THEN true END) IS NOT NULL`;

/**
 * Invoice lines say which line of what is agreed they bill, and what of it: hours, a part of a schedule, a milestone, a
 * month of a retainer. Each of those is on one live line at most, and an entry may be billed in two goes, cut where a
 * cap or a retainer ends.
 */
export class BilledLines1795600200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const text of [LINES, LINE_INDEXES, LINKS, LINK_INDEXES, INVOICES, MILESTONES])
      await runner.query(text);
    await runner.query('ALTER TABLE milestones ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY');
    await runner.query(`CREATE POLICY tenant ON milestones USING (${FIRM}) WITH CHECK (${FIRM})`);
    await runner.query(
      `CREATE POLICY portal ON milestones AS RESTRICTIVE USING (${NO_CLIENT}) WITH CHECK (${NO_CLIENT})`,
    );
    await runner.query('GRANT SELECT, INSERT, UPDATE, DELETE ON milestones TO votra_app');
    await runner.query('GRANT SELECT ON milestones TO votra_read');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE milestones');
    await runner.query('ALTER TABLE invoices DROP engagement_id');
    await runner.query(`ALTER TABLE invoice_line_entries DROP seconds, DROP from_second`);
    await runner.query(
      `CREATE UNIQUE INDEX uq_invoice_line_entries_live ON invoice_line_entries (firm_id, time_entry_id) WHERE live`,
    );
    await runner.query(
      `ALTER TABLE invoice_lines DROP kind, DROP engagement_line_id, DROP part_id, DROP month, DROP live`,
    );
    await runner.query('ALTER TABLE invoice_lines ALTER seconds SET NOT NULL');
  }
}

const LINES = `ALTER TABLE invoice_lines
  ALTER seconds DROP NOT NULL,
  ADD kind text NOT NULL DEFAULT 'time',
  ADD engagement_line_id uuid,
  ADD part_id uuid,
  ADD month date,
  ADD live boolean NOT NULL DEFAULT true,
  ADD CONSTRAINT ck_invoice_lines_kind CHECK (kind IN ('time', 'overage', 'retainer', 'fixed', 'milestone')),
  ADD CONSTRAINT ck_invoice_lines_what CHECK ((seconds IS NULL) = (kind IN ('retainer', 'fixed', 'milestone'))
    AND (part_id IS NOT NULL) = (kind IN ('fixed', 'milestone')) AND (kind = 'time' OR engagement_line_id IS NOT NULL)
    AND (month IS NOT NULL OR kind NOT IN ('retainer', 'overage')) AND extract(day FROM month) = 1),
  ADD CONSTRAINT fk_invoice_lines_engagement_line_id FOREIGN KEY (firm_id, engagement_line_id)
    REFERENCES engagement_lines (firm_id, id),
  ADD CONSTRAINT fk_invoice_lines_part_id FOREIGN KEY (firm_id, part_id) REFERENCES engagement_line_parts (firm_id, id)`;

const LINE_INDEXES = `
  CREATE UNIQUE INDEX uq_invoice_lines_live_part ON invoice_lines (firm_id, part_id) WHERE live AND part_id IS NOT NULL;
  CREATE UNIQUE INDEX uq_invoice_lines_live_month ON invoice_lines (firm_id, engagement_line_id, month)
    WHERE live AND kind = 'retainer';
  CREATE INDEX ix_invoice_lines_engagement_line_id ON invoice_lines (firm_id, engagement_line_id)
    WHERE engagement_line_id IS NOT NULL`;

/** A whole entry is from its start and says no seconds of its own; a part says both. */
const LINKS = `ALTER TABLE invoice_line_entries
  ADD from_second int NOT NULL DEFAULT 0,
  ADD seconds int,
  ADD CONSTRAINT ck_invoice_line_entries_seconds CHECK (seconds > 0 AND from_second >= 0),
  ADD CONSTRAINT ck_invoice_line_entries_part CHECK (from_second = 0 OR seconds IS NOT NULL)`;

const LINK_INDEXES = `
  DROP INDEX uq_invoice_line_entries_live;
  CREATE UNIQUE INDEX uq_invoice_line_entries_live ON invoice_line_entries (firm_id, time_entry_id, from_second) WHERE live;
  CREATE INDEX ix_invoice_line_entries_parts ON invoice_line_entries (firm_id, time_entry_id)
    WHERE live AND seconds IS NOT NULL`;

const INVOICES = `ALTER TABLE invoices ADD engagement_id uuid,
  ADD CONSTRAINT fk_invoices_engagement_id_client_id FOREIGN KEY (firm_id, engagement_id, client_id)
    REFERENCES engagements (firm_id, id, client_id)`;

const MILESTONES = `CREATE TABLE milestones (
    firm_id uuid NOT NULL,
    id uuid NOT NULL,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    status text NOT NULL,
    reached_on date NOT NULL,
    reached_by uuid,
    accepted_on date,
    accepted_by uuid,
    acceptance text,
    note text NOT NULL DEFAULT '',
    CONSTRAINT pk_milestones PRIMARY KEY (firm_id, id),
    CONSTRAINT ck_milestones_status CHECK (status IN ('reached', 'accepted')),
    CONSTRAINT ck_milestones_acceptance CHECK (acceptance IN ('recorded', 'passive', 'portal')),
    CONSTRAINT ck_milestones_accepted CHECK
      (num_nulls(accepted_on, acceptance) = CASE status WHEN 'accepted' THEN 0 ELSE 2 END
        AND (accepted_by IS NULL OR status = 'accepted') AND accepted_on >= reached_on),
    CONSTRAINT fk_milestones_firm_id FOREIGN KEY (firm_id) REFERENCES firms (id),
    CONSTRAINT fk_milestones_id FOREIGN KEY (firm_id, id) REFERENCES engagement_line_parts (firm_id, id),
    CONSTRAINT fk_milestones_reached_by FOREIGN KEY (firm_id, reached_by) REFERENCES memberships (firm_id, id),
    CONSTRAINT fk_milestones_accepted_by FOREIGN KEY (firm_id, accepted_by) REFERENCES memberships (firm_id, id))`;
