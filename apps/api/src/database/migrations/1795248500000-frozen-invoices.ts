import type { MigrationInterface, QueryRunner } from 'typeorm';

const CHILDREN = ['invoice_lines', 'invoice_taxes', 'invoice_line_entries'];

/**
 * Lines, taxes and entry links of an issued invoice are frozen by the database. Each carries `frozen` in its foreign
 * key, so it agrees with the invoice at the end of every statement, and a trigger that looks at its own row alone
 * (others do not run on Citus) refuses to insert, change or delete a frozen one.
 */
export class FrozenInvoices1795248500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await withAllRows(runner, async () => {
      // computed while the table is rewritten, past the trigger that freezes issued invoices
      await runner.query(
        `ALTER TABLE invoices ADD frozen boolean NOT NULL GENERATED ALWAYS AS (status <> 'draft') STORED`,
      );
      await runner.query(`ALTER TABLE invoices ALTER frozen DROP EXPRESSION, ALTER frozen SET DEFAULT false`);
      for (const table of CHILDREN) {
        await runner.query(`ALTER TABLE ${table} ADD frozen boolean NOT NULL DEFAULT false`);
        await runner.query(
          `UPDATE ${table} t SET frozen = true FROM invoices i WHERE i.firm_id = t.firm_id AND i.id = t.invoice_id AND i.frozen`,
        );
      }
      await runner.query(`
        ALTER TABLE invoices ADD CONSTRAINT ck_invoices_frozen CHECK (frozen = (status <> 'draft')),
          ADD CONSTRAINT uq_invoices_id_client_id_frozen UNIQUE (firm_id, id, client_id, frozen),
          ADD CONSTRAINT uq_invoices_id_frozen UNIQUE (firm_id, id, frozen)`);
      await runner.query(`
        ALTER TABLE invoice_lines DROP CONSTRAINT fk_invoice_lines_invoice_id_client_id,
          ADD CONSTRAINT fk_invoice_lines_invoice_id_client_id_frozen FOREIGN KEY (firm_id, invoice_id, client_id, frozen)
            REFERENCES invoices (firm_id, id, client_id, frozen) ON DELETE CASCADE,
          ADD CONSTRAINT uq_invoice_lines_id_frozen UNIQUE (firm_id, id, frozen)`);
      await runner.query(`
        ALTER TABLE invoice_taxes DROP CONSTRAINT fk_invoice_taxes_invoice_id_client_id,
          ADD CONSTRAINT fk_invoice_taxes_invoice_id_client_id_frozen FOREIGN KEY (firm_id, invoice_id, client_id, frozen)
            REFERENCES invoices (firm_id, id, client_id, frozen) ON DELETE CASCADE`);
      await runner.query(`
        ALTER TABLE invoice_line_entries DROP CONSTRAINT fk_invoice_line_entries_invoice_id,
          DROP CONSTRAINT fk_invoice_line_entries_line_id,
          ADD CONSTRAINT fk_invoice_line_entries_invoice_id_frozen FOREIGN KEY (firm_id, invoice_id, frozen)
            REFERENCES invoices (firm_id, id, frozen) ON DELETE CASCADE,
          ADD CONSTRAINT fk_invoice_line_entries_line_id_frozen FOREIGN KEY (firm_id, line_id, frozen)
            REFERENCES invoice_lines (firm_id, id, frozen) ON DELETE CASCADE`);
    });
    await runner.query(FREEZE_WITH_INVOICE);
    for (const table of CHILDREN)
      await runner.query(`CREATE TRIGGER frozen_with_invoice BEFORE INSERT OR UPDATE OR DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION freeze_with_invoice()`);
    await runner.query(FREEZE_INVOICED_TIME);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER frozen_once_invoiced ON time_entries');
    await runner.query('DROP FUNCTION freeze_invoiced_time()');
    for (const table of CHILDREN) await runner.query(`DROP TRIGGER frozen_with_invoice ON ${table}`);
    await runner.query('DROP FUNCTION freeze_with_invoice()');
    await withAllRows(runner, async () => {
      // the columns take their keys and checks with them
      for (const table of [...CHILDREN].reverse())
        await runner.query(`ALTER TABLE ${table} DROP frozen CASCADE`);
      await runner.query('ALTER TABLE invoices DROP frozen CASCADE');
      await runner.query(`ALTER TABLE invoice_lines ADD CONSTRAINT fk_invoice_lines_invoice_id_client_id
        FOREIGN KEY (firm_id, invoice_id, client_id) REFERENCES invoices (firm_id, id, client_id) ON DELETE CASCADE`);
      await runner.query(`ALTER TABLE invoice_taxes ADD CONSTRAINT fk_invoice_taxes_invoice_id_client_id
        FOREIGN KEY (firm_id, invoice_id, client_id) REFERENCES invoices (firm_id, id, client_id) ON DELETE CASCADE`);
      await runner.query(`ALTER TABLE invoice_line_entries
        ADD CONSTRAINT fk_invoice_line_entries_invoice_id FOREIGN KEY (firm_id, invoice_id)
          REFERENCES invoices (firm_id, id) ON DELETE CASCADE,
        ADD CONSTRAINT fk_invoice_line_entries_line_id FOREIGN KEY (firm_id, line_id)
          REFERENCES invoice_lines (firm_id, id) ON DELETE CASCADE`);
    });
  }
}

/** The owner, too, is under row-level security, and would see no rows to migrate. */
async function withAllRows(runner: QueryRunner, work: () => Promise<void>): Promise<void> {
  const tables = ['invoices', ...CHILDREN];
  for (const table of tables) await runner.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  await work();
  for (const table of tables) await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
}

/** The one change that a frozen row may see is its freezing, which the foreign key allows with the invoice's alone. */
const FREEZE_WITH_INVOICE = `
  CREATE FUNCTION freeze_with_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'INSERT' THEN
      IF NOT NEW.frozen THEN RETURN NEW; END IF;
    ELSIF TG_OP = 'DELETE' THEN
      IF NOT OLD.frozen THEN RETURN OLD; END IF;
    ELSIF NOT OLD.frozen AND (NOT NEW.frozen OR to_jsonb(NEW) - 'frozen' = to_jsonb(OLD) - 'frozen') THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION '%: rows of an issued invoice cannot be added, changed or deleted', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END $$`;

/** Hours on an issued invoice stay as they were billed. */
const FREEZE_INVOICED_TIME = `
  CREATE FUNCTION freeze_invoiced_time() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN RAISE EXCEPTION 'an invoiced time entry cannot be changed or deleted' USING ERRCODE = 'restrict_violation'; END $$;
  CREATE TRIGGER frozen_once_invoiced BEFORE UPDATE OR DELETE ON time_entries FOR EACH ROW
    WHEN (OLD.status = 'invoiced') EXECUTE FUNCTION freeze_invoiced_time()`;
