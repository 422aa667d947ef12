import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import { ALL_PERMISSIONS, permissionsOf } from '#libs/contracts';
import { Database } from '../persistence/database.js';
import type { Tx } from '../persistence/tx.js';
import { unauthenticated } from '../errors/domain-error.js';
import { within } from '../access/principal.js';
import {
  type Actor,
  boundTo,
  type Doer,
  doerOf,
  type FirmContext,
  type RequestContext,
} from './request-context.js';

const FIRM = `SELECT id, name, base_currency AS "baseCurrency", locale, time_zone AS "timeZone", week_start AS "weekStart"
  FROM firms WHERE id = $1 AND status = 'active'`;
const MEMBER = `SELECT m.user_id AS "userId", m.name, array(SELECT r.role FROM membership_roles r
    WHERE r.firm_id = m.firm_id AND r.membership_id = m.id ORDER BY r.role) AS roles,
    array(SELECT unnest(r.permissions) FROM membership_custom_roles c JOIN roles r ON r.firm_id = c.firm_id AND r.id = c.role_id
    WHERE c.firm_id = m.firm_id AND c.membership_id = m.id) AS granted,
    CASE WHEN EXISTS (SELECT FROM projects x WHERE x.firm_id = $1 AND x.privacy = 'members') THEN
      array(SELECT p.id FROM projects p WHERE p.firm_id = $1 AND p.privacy = 'members' AND (p.manager_id = m.id
        OR EXISTS (SELECT FROM project_members t WHERE t.firm_id = p.firm_id AND t.project_id = p.id AND t.membership_id = m.id)))
      END AS "ownProjects"
  FROM memberships m WHERE m.firm_id = $1 AND m.id = $2 AND m.status = 'active'`;
const KEY = `SELECT id, name, scopes FROM api_keys
  WHERE firm_id = $1 AND id = $2 AND membership_id = $3 AND revoked_at IS NULL`;

interface MemberRow extends QueryResultRow {
  userId: string;
  name: string;
  roles: string[];
  granted: string[];
  ownProjects: string[] | null;
}

interface KeyRow extends QueryResultRow {
  id: string;
  name: string;
  scopes: string[];
}

type Work<T> = (ctx: RequestContext) => Promise<T>;

/** Contexts for work outside of a request: each call is one transaction. */
@Injectable()
export class Contexts {
  constructor(private readonly database: Database) {}

  /** As the system itself, for the stated reason; holds every permission. */
  forFirm<T>(firmId: string, reason: string, work: Work<T>): Promise<T> {
    return this.database.transaction({ firmId }, async (tx) =>
      work(await this.context(tx, firmId, { type: 'system', name: reason }, new Set(ALL_PERMISSIONS))),
    );
  }

  /** As `forFirm`, for a firm that a statement makes or opens first, in the same transaction. */
  forFirmAfter<T>(
    firmId: string,
    reason: string,
    first: { text: string; values: unknown[] },
    work: Work<T>,
  ): Promise<T> {
    return this.database.transaction({ firmId }, async (tx) => {
      await tx.run(first.text, first.values);
      return work(await this.context(tx, firmId, { type: 'system', name: reason }, new Set(ALL_PERMISSIONS)));
    });
  }

  /**
   * Goes on with a member's request that has no transaction, or whose transaction ended (`@OwnTransaction()`), with the
   * rights that the member holds now. @throws 401 when no longer active, 403 for portal users
   */
  resume<T>(ctx: RequestContext, work: Work<T>): Promise<T> {
    const { requestId, sessionId, ip } = ctx;
    return this.forMember(ctx.firmId, doerOf(ctx), (now) => work({ ...now, requestId, sessionId, ip }));
  }

  /**
   * On behalf of a member, with the rights that the member holds now, or of a member's API key.
   * @throws 401 when no longer active, or once the key is revoked
   */
  forMember<T>(firmId: string, { membershipId, keyId }: Doer, work: Work<T>): Promise<T> {
    return this.database.transaction({ firmId }, async (tx) => {
      const { rows } = await tx.run<MemberRow>(MEMBER, [firmId, membershipId]);
      if (!rows[0]) throw unauthenticated('The member is not active any more.');
      const { granted, ownProjects, ...member } = rows[0];
      const actor = { type: 'member', membershipId, ...member } as const;
      const permissions = permissionsOf(member.roles, granted);
      const bound = (held: RequestContext['permissions']) => ({ ownProjects: boundTo(ownProjects, held) });
      if (!keyId)
        return work({ ...(await this.context(tx, firmId, actor, permissions)), ...bound(permissions) });
      const { scopes, ...key } = await keyOf(tx, firmId, { membershipId, keyId });
      const held = within(permissions, scopes);
      return work({ ...(await this.context(tx, firmId, { ...actor, key }, held)), ...bound(held) });
    });
  }

  private async context(
    tx: Tx,
    firmId: string,
    actor: Actor,
    permissions: RequestContext['permissions'],
  ): Promise<RequestContext> {
    const { rows } = await tx.run<FirmContext>(FIRM, [firmId]);
    if (!rows[0]) throw new Error('The firm is not active.');
    return { firmId, firm: { ...rows[0] }, actor, permissions, requestId: randomUUID(), tx };
  }
}

async function keyOf(tx: Tx, firmId: string, { keyId, membershipId }: Required<Doer>): Promise<KeyRow> {
  const { rows } = await tx.run<KeyRow>(KEY, [firmId, keyId, membershipId]);
  if (!rows[0]) throw unauthenticated('The API key was revoked.');
  return rows[0];
}
