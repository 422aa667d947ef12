import argon2 from 'argon2';
import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { PORTAL_RIGHTS, type PortalRight, type Role } from '#libs/contracts';
import { Client } from '../../apps/api/src/modules/clients/client.entity.js';
import { Engagement, EngagementLines } from '../../apps/api/src/modules/engagements/index.js';
import type { EngagementLineInputDto } from '../../apps/api/src/modules/engagements/dto/engagement-line.dto.js';
import {
  type Firm,
  insertFirm,
  Membership,
  MembershipRole,
  PortalUser,
} from '../../apps/api/src/modules/identity/index.js';
import { Project, ProjectMember } from '../../apps/api/src/modules/projects/project.entity.js';
import {
  RateCard,
  RateCardLine,
  RateCardVersion,
} from '../../apps/api/src/modules/rates/rate-card.entity.js';
import { equipFirm } from '../../apps/api/src/modules/registration/index.js';
import { TimeEntry } from '../../apps/api/src/modules/time/entries/time-entry.entity.js';
import { AccessTokens } from '../../apps/api/src/platform/access/access-tokens.js';
import { Contexts } from '../../apps/api/src/platform/context/contexts.js';
import type { RequestContext } from '../../apps/api/src/platform/context/request-context.js';
import { Database } from '../../apps/api/src/platform/persistence/database.js';
import type { Draft } from '../../apps/api/src/platform/persistence/repo.js';

export interface TestMember {
  firmId: string;
  userId: string;
  membershipId: string;
  email: string;
  token: string;
}

export interface TestPortalUser {
  firmId: string;
  clientId: string;
  userId: string;
  portalUserId: string;
  email: string;
  token: string;
}

/** Passwords of tests are hashed with a twentieth of the memory: at full cost a spec of sign-ins takes seconds longer. */
const { hash } = argon2;
const quickly = (password: string, options?: argon2.HashOptions): Promise<string> =>
  hash(password, { ...options, memoryCost: 1024 });
Object.assign(argon2, { hash: quickly });

/** What everybody made here signs in with. */
export const PASSWORD = 'a horse that counts to nine';
const PASSWORD_HASH =
  '$argon2id$v=19$m=1024,p=1,t=2$SRTfi6bhP/2EPVry4qwLAA$eIoCjZHtWznhhavjpY7iFHQ7pjsHCajPS2NWsIfEd0w';

let counter = 0;
const unique = (): string => `${++counter}-${uuidv7().slice(-6)}`;

/** Rows for tests, made directly; what a test is about goes through the services instead. */
export class Make {
  private readonly database: Database;

  constructor(private readonly app: INestApplicationContext) {
    this.database = app.get(Database);
  }

  async firm(over: Partial<Firm> = {}): Promise<string> {
    const id = uuidv7();
    await this.database.transaction({ firmId: id }, async (tx) => {
      const { text, values } = insertFirm({ id, name: `Firm ${unique()}`, baseCurrency: 'EUR', ...over });
      await tx.run(text, values);
    });
    await this.in(id, (ctx) => equipFirm(ctx, this.database, { name: 'Sales tax', percent: '10' }));
    return id;
  }

  /** A signed-in member with the roles given. */
  async member(firmId: string, ...roles: Role[]): Promise<TestMember> {
    const email = `member-${unique()}@test.example`;
    const userId = await this.user(email);
    const membershipId = await this.in(firmId, async (ctx) => {
      const row = await this.database
        .repo(ctx, Membership)
        .insert({ userId, name: `Member ${counter}`, email, status: 'active' });
      for (const role of roles)
        await this.database.repo(ctx, MembershipRole).insert({ membershipId: row.id, role });
      return row.id;
    });
    const token = await this.session({ firmId, userId, membershipId });
    return { firmId, userId, membershipId, email, token };
  }

  /** A signed-in contact of the client, with all rights of its portal or with those given. */
  async portalUser(
    firmId: string,
    clientId: string,
    rights: readonly PortalRight[] = PORTAL_RIGHTS,
  ): Promise<TestPortalUser> {
    const email = `portal-${unique()}@test.example`;
    const userId = await this.user(email);
    const portalUserId = await this.in(firmId, async (ctx) => {
      const { name: clientName } = await this.database.repo(ctx, Client).getOrFail(clientId);
      const facts = { clientId, clientName, userId, email, rights: [...rights] };
      const row = { ...facts, name: `Portal ${counter}`, status: 'active' as const };
      return (await this.database.repo(ctx, PortalUser).insert(row)).id;
    });
    const token = await this.session({ firmId, userId, portalUserId, clientId });
    return { firmId, clientId, userId, portalUserId, email, token };
  }

  client(firmId: string, over: Draft<Client> = {}): Promise<Client> {
    return this.in(firmId, (ctx) =>
      this.database.repo(ctx, Client).insert({ name: `Client ${unique()}`, currency: 'EUR', ...over }),
    );
  }

  /** An approved engagement with the rates given by billing role, billed by the hour where no lines are given. */
  async engagement(
    firmId: string,
    clientId: string,
    over: Draft<Engagement> & { rates?: Record<string, string>; lines?: EngagementLineInputDto[] } = {},
  ): Promise<Engagement> {
    const { rates = { Consultant: '100.00' }, lines: billed, ...rest } = over;
    return this.in(firmId, async (ctx) => {
      const dates = { startDate: '2026-01-01', endDate: '2049-12-31' };
      const row = await this.database.repo(ctx, Engagement).insert({
        clientId,
        title: `Engagement ${unique()}`,
        currency: 'EUR',
        status: 'approved',
        ...dates,
        ...rest,
      });
      const { id: engagementId, currency, title } = row;
      await this.app
        .get(EngagementLines)
        .set(ctx, engagementId, billed ?? [{ title, model: 'time_and_material' }]);
      const owner = { level: 'engagement' as const, engagementId, ownerId: engagementId };
      const card = await this.database.repo(ctx, RateCard).insert({ ...owner, currency });
      const version = await this.database.repo(ctx, RateCardVersion).insert({ cardId: card.id });
      const lines = Object.entries(rates).map(([role, hourlyRate]) => ({
        versionId: version.id,
        role,
        hourlyRate,
      }));
      await this.database.repo(ctx, RateCardLine).insertMany(lines);
      return row;
    });
  }

  /** A project of an engagement, with its members in the billing role `Consultant`. */
  async project(
    firmId: string,
    engagement: Engagement,
    members: readonly string[] = [],
    over: Draft<Project> = {},
  ): Promise<Project> {
    return this.in(firmId, async (ctx) => {
      const { clientId, id: engagementId, startDate, endDate } = engagement;
      const row = await this.database
        .repo(ctx, Project)
        .insert({ clientId, engagementId, name: `Project ${unique()}`, startDate, endDate, ...over });
      for (const membershipId of members)
        await this.database
          .repo(ctx, ProjectMember)
          .insert({ projectId: row.id, membershipId, role: 'Consultant' });
      return row;
    });
  }

  timeEntry(
    firmId: string,
    over: Draft<TimeEntry> & { membershipId: string; projectId: string },
  ): Promise<TimeEntry> {
    const rate = { role: 'Consultant', hourlyRate: '100.00', rateSource: 'engagement' as const };
    return this.in(firmId, (ctx) =>
      this.database.repo(ctx, TimeEntry).insert({ workDate: '2026-03-02', seconds: 3_600, ...rate, ...over }),
    );
  }

  private async user(email: string): Promise<string> {
    const id = uuidv7();
    await this.database.transaction({}, (tx) =>
      tx.run('INSERT INTO users (id, email, name, password_hash) VALUES ($1, $2, $3, $4)', [
        id,
        email,
        `User ${counter}`,
        PASSWORD_HASH,
      ]),
    );
    return id;
  }

  private async session(who: {
    firmId: string;
    userId: string;
    membershipId?: string;
    portalUserId?: string;
    clientId?: string;
  }): Promise<string> {
    const id = uuidv7();
    const text = `INSERT INTO sessions (id, user_id, firm_id, membership_id, portal_user_id, expires_at) VALUES ($1, $2, $3, $4, $5, now() + interval '1 day')`;
    await this.database.transaction({ firmId: who.firmId }, (tx) =>
      tx.run(text, [id, who.userId, who.firmId, who.membershipId ?? null, who.portalUserId ?? null]),
    );
    return this.app.get(AccessTokens).sign({ sessionId: id, ...who });
  }

  private in<T>(firmId: string, work: (ctx: RequestContext) => Promise<T>): Promise<T> {
    return this.app.get(Contexts).forFirm(firmId, 'Test data', work);
  }
}
