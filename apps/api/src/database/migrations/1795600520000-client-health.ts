import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody says of how a client does, with who and why. */
export class ClientHealth1795600520000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE clients
      ADD health_override text,
      ADD health_reason text NOT NULL DEFAULT '',
      ADD health_set_by uuid,
      ADD health_set_at timestamptz,
      ADD CONSTRAINT ck_clients_health_override CHECK (health_override IN ('good', 'watch', 'risk')),
      ADD CONSTRAINT ck_clients_health_reason CHECK ((health_override IS NULL) = (health_set_by IS NULL)
        AND (health_override IS NULL) = (health_reason = '')),
      ADD CONSTRAINT fk_clients_health_set_by FOREIGN KEY (firm_id, health_set_by)
        REFERENCES memberships (firm_id, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE clients DROP health_override, DROP health_reason, DROP health_set_by, DROP health_set_at',
    );
  }
}
