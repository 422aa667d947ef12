import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../platform/context/request-context.js';
import { Database } from '../../../platform/persistence/database.js';
import type { LogoDto } from '../images/dto/logo.dto.js';
import { DOORS, ME } from './auth.queries.js';
import type { MeDto } from './dto/session.dto.js';
import type { Door } from './sessions.js';

interface MeRow {
  email: string;
  hasPassword: boolean;
  accent: string;
  logo: LogoDto | null;
  photoId: string | null;
  fiscalYearMonth: number;
  closesAt: Date | null;
  firmTarget: number;
  ownTarget: number | null;
  clientName: string | null;
  locale: string | null;
  timeZone: string | null;
  customRoles: string[];
  bySso: boolean;
}

/** Who the context's actor is, as the web app needs it. */
@Injectable()
export class Me {
  constructor(private readonly database: Database) {}

  async of(ctx: RequestContext): Promise<MeDto> {
    const { actor, firm } = ctx;
    if (actor.type === 'system') throw new Error('The system is nobody.');
    const membershipId = actor.type === 'member' ? actor.membershipId : null;
    const portalUserId = actor.type === 'portal' ? actor.portalUserId : null;
    const row = (await this.database.one<MeRow>(ctx, ME, [
      ctx.firmId,
      actor.userId,
      membershipId,
      portalUserId,
      ctx.sessionId ?? null,
    ]))!;
    const doors = await this.database.query<Door>(ctx, DOORS, [actor.userId]);
    return {
      user: { id: actor.userId, name: actor.name, email: row.email, hasPassword: row.hasPassword },
      firm: {
        ...firm,
        accent: row.accent,
        logo: row.logo,
        fiscalYearMonth: row.fiscalYearMonth,
        closesAt: row.closesAt,
      },
      membership:
        actor.type === 'member'
          ? {
              id: actor.membershipId,
              photoId: row.photoId,
              roles: [...actor.roles],
              customRoles: row.customRoles,
              weeklyTargetSeconds: row.ownTarget ?? row.firmTarget,
              locale: row.locale,
              timeZone: row.timeZone,
            }
          : null,
      portal:
        actor.type === 'portal'
          ? {
              clientId: actor.clientId,
              clientName: row.clientName ?? '',
              rights: [...actor.rights],
              locale: row.locale,
              timeZone: row.timeZone,
            }
          : null,
      permissions: [...ctx.permissions],
      secondFactorMissing: ctx.confined ?? false,
      // single sign-on opens one firm, which is told of no other
      firms: doors
        .filter((door) => !row.bySso || door.membershipId === membershipId)
        .map(({ firmId: id, firmName: name, clientId, clientName }) => ({
          id,
          name,
          clientId,
          clientName,
        })),
    };
  }
}
