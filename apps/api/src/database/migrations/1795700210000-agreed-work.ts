import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an accepted offer leads to: signatures instead of a plain word, a contract over the work, a project once it is approved. */
export class AgreedWork1795700210000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE proposals ADD COLUMN signing_keys text[],
      ADD CONSTRAINT ck_proposals_signing CHECK (signing_keys IS NULL OR status = 'sent')`);
    await runner.query(`ALTER TABLE engagements ADD COLUMN contract_id uuid,
      ADD COLUMN project_name text, ADD COLUMN project_manager_id uuid,
      ADD CONSTRAINT ck_engagements_project CHECK (project_manager_id IS NULL OR project_name IS NOT NULL),
      ADD CONSTRAINT fk_engagements_contract_id_client_id FOREIGN KEY (firm_id, contract_id, client_id)
        REFERENCES contracts (firm_id, id, client_id) ON DELETE SET NULL (contract_id),
      ADD CONSTRAINT fk_engagements_project_manager_id FOREIGN KEY (firm_id, project_manager_id)
        REFERENCES memberships (firm_id, id)`);
    await runner.query('CREATE INDEX ix_engagements_contract_id ON engagements (firm_id, contract_id)');
    await runner.query('CREATE INDEX ix_proposals_contract_id ON proposals (firm_id, contract_id)');
    await runner.query(`UPDATE engagements e SET contract_id = p.contract_id FROM proposals p
      JOIN contracts c ON c.firm_id = p.firm_id AND c.id = p.contract_id
      WHERE p.firm_id = e.firm_id AND p.engagement_id = e.id AND c.client_id = e.client_id`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE engagements DROP COLUMN project_manager_id, DROP COLUMN project_name, DROP COLUMN contract_id',
    );
    await runner.query('DROP INDEX ix_proposals_contract_id');
    await runner.query('ALTER TABLE proposals DROP COLUMN signing_keys');
  }
}
