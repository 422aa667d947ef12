import { Injectable } from '@nestjs/common';
import { P, type Permission, ROLE_PERMISSIONS, ROLES } from '#libs/contracts';
import { Contexts } from '../../../../platform/context/contexts.js';
import type { FirmTx, RequestContext } from '../../../../platform/context/request-context.js';
import { Jobs } from '../../../../platform/jobs/jobs.js';
import { AccountMails } from '../../../../platform/mail/account-mails.js';
import { Database } from '../../../../platform/persistence/database.js';
import type { Door } from '../sessions.js';
import { askMail } from './reset-mails.js';

const ASK = 'factor-reset-ask';

interface Asked extends Pick<Door, 'firmId' | 'membershipId' | 'clientId' | 'name'> {
  userId: string;
  /** The firm that agreed. */
  by: string;
}

/** Active people with a right ($3; $2 the built-in roles that have it), but for the login ($4) that it is about. */
const WHO_MAY = `SELECT m.name, u.email FROM memberships m JOIN users u ON u.id = m.user_id AND u.status = 'active'
  WHERE m.firm_id = $1 AND m.status = 'active' AND m.user_id <> $4 AND (
    EXISTS (SELECT FROM membership_roles r
      WHERE r.firm_id = m.firm_id AND r.membership_id = m.id AND r.role = ANY ($2::text[]))
    OR EXISTS (SELECT FROM membership_custom_roles c JOIN roles r ON r.firm_id = c.firm_id AND r.id = c.role_id
      WHERE c.firm_id = m.firm_id AND c.membership_id = m.id AND $3 = ANY (r.permissions)))
  ORDER BY m.name, m.id LIMIT 20`;

/** Tells those in other firms who look after a person that they are asked to agree; each firm by a job of its own. */
@Injectable()
export class AskToAgree {
  constructor(
    private readonly database: Database,
    private readonly contexts: Contexts,
    private readonly mails: AccountMails,
    private readonly jobs: Jobs,
  ) {
    jobs.handle<Asked>(ASK, (asked) => this.tell(asked), { confidential: true });
  }

  /** Once the transaction commits. */
  async ask({ firm, tx }: RequestContext, userId: string, doors: readonly Door[]): Promise<void> {
    for (const { firmId, membershipId, clientId, name } of new Map(
      doors.map((door) => [door.firmId, door]),
    ).values())
      await this.jobs.enqueue<Asked>({ tx }, ASK, {
        firmId,
        membershipId,
        clientId,
        name,
        userId,
        by: firm.name,
      });
  }

  private async tell({ firmId, membershipId, clientId, name, userId, by }: Asked): Promise<void> {
    const right = membershipId ? P.MemberManage : P.PortalManage;
    const page = this.mails.page(membershipId ? `/people/${membershipId}` : `/clients/${clientId}/portal`);
    await this.contexts.forFirm(firmId, 'Second factor', async (ctx) => {
      for (const reader of await this.readers(ctx, right, userId))
        await this.mails.send(ctx.tx, askMail(reader, { name, by, firm: ctx.firm.name, page }));
    });
  }

  private readers(
    firm: FirmTx,
    right: Permission,
    userId: string,
  ): Promise<{ name: string; email: string }[]> {
    const roles = ROLES.filter((role) => ROLE_PERMISSIONS[role].includes(right));
    return this.database.query(firm, WHO_MAY, [firm.firmId, roles, right, userId]);
  }
}
