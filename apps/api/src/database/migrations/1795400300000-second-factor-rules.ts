import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Firms may ask their members for a second factor; sessions say whether one was given. */
export class SecondFactorRules1795400300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE firms ADD mfa_required boolean NOT NULL DEFAULT false');
    await runner.query('ALTER TABLE sessions ADD second_factor boolean NOT NULL DEFAULT false');
    // setting up an app ended all sessions but its own, which gave a code
    await runner.query(`UPDATE sessions SET second_factor = true
      WHERE user_id IN (SELECT user_id FROM authenticators WHERE confirmed_at IS NOT NULL)`);
    await runner.query(SESSION_CONFINED);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION session_confined(uuid)');
    await runner.query('ALTER TABLE sessions DROP second_factor');
    await runner.query('ALTER TABLE firms DROP mfa_required');
  }
}

/**
 * Whether a member's session may only set up the second factor that the firm asks for. Read beside
 * `request_principal`, in the same round trip; plpgsql keeps the plan on each connection.
 */
const SESSION_CONFINED = `
  CREATE FUNCTION session_confined(wanted uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
  BEGIN
    RETURN (SELECT f.mfa_required AND NOT s.second_factor AND s.membership_id IS NOT NULL
      FROM sessions s JOIN firms f ON f.id = s.firm_id WHERE s.id = wanted);
  END $$`;
