import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Prospects sign, too, and become clients by it: requests and signers name their client once there is one. */
export class SignedOffers1795700200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE signature_requests ALTER COLUMN client_id DROP NOT NULL');
    await runner.query('ALTER TABLE signers ALTER COLUMN client_id DROP NOT NULL');
    await runner.query(`ALTER TABLE signers ADD CONSTRAINT fk_signers_request_id
      FOREIGN KEY (firm_id, request_id) REFERENCES signature_requests (firm_id, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE signers DROP CONSTRAINT fk_signers_request_id');
    await runner.query('DELETE FROM signers WHERE client_id IS NULL');
    await runner.query('ALTER TABLE signature_events DISABLE TRIGGER append_only');
    await runner.query(`DELETE FROM signature_events e USING signature_requests r
      WHERE r.firm_id = e.firm_id AND r.id = e.request_id AND r.client_id IS NULL`);
    await runner.query('ALTER TABLE signature_events ENABLE TRIGGER append_only');
    await runner.query('DELETE FROM signature_requests WHERE client_id IS NULL');
    await runner.query('ALTER TABLE signers ALTER COLUMN client_id SET NOT NULL');
    await runner.query('ALTER TABLE signature_requests ALTER COLUMN client_id SET NOT NULL');
  }
}
