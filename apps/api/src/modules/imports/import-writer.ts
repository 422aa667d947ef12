import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type ImportKind, P } from '#libs/contracts';
import { Audit } from '../../platform/audit/audit.js';
import { can, ownMembershipId, type RequestContext } from '../../platform/context/request-context.js';
import { Database } from '../../platform/persistence/database.js';
import { dayLock } from '../time/index.js';
import type { PlacedRow } from './import-batch.js';
import type { ImportPlan } from './import-plan.js';
import {
  FILL_EMAILS,
  INSERT_CLIENTS,
  INSERT_ENGAGEMENTS,
  INSERT_LINES,
  INSERT_ENTRIES,
  INSERT_PEOPLE,
  INSERT_PROJECT_MEMBERS,
  INSERT_PROJECTS,
  HOLD_PRICES,
  LOCK_DAYS,
  STRETCH_ENGAGEMENTS,
  STRETCH_PROJECTS,
} from './imports.queries.js';
import type { PlannedClient, PlannedProject } from './planned-project.js';

export const PRODUCTS: Record<ImportKind, string> = { harvest: 'Harvest', toggl: 'Toggl Track' };

interface Span {
  id: string;
  startDate: string;
  endDate: string;
}

/** Writes what an import creates, many rows a statement. */
@Injectable()
export class ImportWriter {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
  ) {}

  /** Clients, people, approved engagements and projects that a plan's new entries need. Once, before the entries. */
  async createMissing(
    ctx: RequestContext,
    plan: ImportPlan,
    source: { kind: ImportKind; fileName: string },
  ): Promise<void> {
    const origin = `Imported from ${PRODUCTS[source.kind]}: ${source.fileName}`;
    await this.createClients(ctx, plan, origin);
    await this.createPeople(ctx, plan, origin);
    await this.createProjects(ctx, plan, origin);
    await this.stretchProjects(ctx, plan, origin);
    const members = plan.projects.flatMap(({ id, people }) =>
      [...people].map(([person, role]) => ({ id, person, role })),
    );
    await this.insert(ctx, INSERT_PROJECT_MEMBERS, [
      pick(members, 'id'),
      pick(members, 'person'),
      pick(members, 'role'),
    ]);
  }

  /** Holds the prices, and the days that are about to be filled, as writing a single entry does. */
  async lockDays(ctx: RequestContext, days: readonly { person: string; day: string }[]): Promise<void> {
    await ctx.tx.run(HOLD_PRICES, [ctx.firmId]);
    await ctx.tx.run(LOCK_DAYS, [days.map(({ person, day }) => dayLock(ctx, person, day))]);
  }

  /**
   * Entries as the file has them. Approved ones need the importer's right to approve and are never the importer's own;
   * all others wait for approval. What was invoiced there counts as approved and is never billed again.
   * @returns how many were created; rows that somebody imported in the meantime are not
   */
  async createEntries(ctx: RequestContext, kind: ImportKind, rows: readonly PlacedRow[]): Promise<number> {
    if (rows.length === 0) return 0;
    const importer = ownMembershipId(ctx);
    const mayApprove = can(ctx, P.TimeApprove);
    const statusOf = ({ row, person }: PlacedRow): string =>
      mayApprove && person.id !== importer && (row.approved || row.invoiced) ? 'approved' : 'submitted';
    const of = <T>(value: (placed: PlacedRow) => T): T[] => rows.map(value);
    const result = await ctx.tx.run(INSERT_ENTRIES, [
      ctx.firmId,
      `Imported from ${PRODUCTS[kind]}`,
      ctx.firm.timeZone,
      importer,
      of(() => uuidv7()),
      of(({ person }) => person.id),
      of(({ project }) => project.id),
      of(({ row }) => row.workDate),
      of(({ row }) => row.seconds),
      of(({ row }) => row.task),
      of(({ row }) => row.note),
      of(({ row }) => row.billable),
      of(statusOf),
      of(({ row }) => row.ratePerHour),
      of(({ row }) => row.startedAtLocal),
      of(({ row }) => row.endedAtLocal),
      of(({ row }) => row.invoiced),
      of(({ key }) => key),
    ]);
    return result.rowCount ?? 0;
  }

  private async createClients(ctx: RequestContext, plan: ImportPlan, reason: string): Promise<void> {
    const currencyOf = (client: PlannedClient): string => plan.currencyOf(client, ctx.firm.baseCurrency);
    const clients = plan.newClients.map((client) => ({
      id: client.id,
      name: client.name,
      currency: currencyOf(client),
    }));
    await this.insert(ctx, INSERT_CLIENTS, [
      pick(clients, 'id'),
      pick(clients, 'name'),
      pick(clients, 'currency'),
    ]);
    for (const { id, name, currency } of clients) {
      const after = { name, currency, origin: 'import' };
      await this.audit.record(ctx, {
        action: 'client.created',
        objectType: 'client',
        objectId: id,
        objectLabel: name,
        after,
        reason,
      });
    }
  }

  private async createPeople(ctx: RequestContext, plan: ImportPlan, reason: string): Promise<void> {
    const people = plan.newPeople;
    await this.insert(ctx, INSERT_PEOPLE, [
      pick(people, 'id'),
      pick(people, 'name'),
      pick(people, 'email'),
      pick(people, 'role'),
    ]);
    for (const { id, name, email } of people) {
      const after = { name, email, status: 'to_invite' };
      await this.audit.record(ctx, {
        action: 'member.created',
        objectType: 'member',
        objectId: id,
        objectLabel: name,
        after,
        reason,
      });
    }
    const reachable = plan.knownPeople.filter((person) => person.email === null && person.fileEmail !== null);
    await this.insert(ctx, FILL_EMAILS, [pick(reachable, 'id'), pick(reachable, 'fileEmail')]);
  }

  private async createProjects(ctx: RequestContext, plan: ImportPlan, reason: string): Promise<void> {
    const projects = plan.newProjects.map((project) => ({
      ...termsOf(project, ctx),
      engagementId: uuidv7(),
      lineId: uuidv7(),
    }));
    const of = <K extends keyof (typeof projects)[number]>(key: K) => pick(projects, key);
    if (projects.length === 0) return;
    const decision = 'Approved by the import: agreed and worked on before';
    await ctx.tx.run(INSERT_ENGAGEMENTS, [
      ctx.firmId,
      reason,
      decision,
      ...[of('engagementId'), of('clientId'), of('name'), of('startDate'), of('endDate'), of('currency')],
    ]);
    await this.insert(ctx, INSERT_LINES, [of('lineId'), of('engagementId'), of('name')]);
    await this.insert(ctx, INSERT_PROJECTS, [
      ...[
        of('id'),
        of('clientId'),
        of('engagementId'),
        of('lineId'),
        of('name'),
        of('code'),
        of('startDate'),
        of('endDate'),
      ],
    ]);
    for (const { id, engagementId, lineId, name, ...terms } of projects) {
      const engagement = { objectType: 'engagement', objectId: engagementId, objectLabel: name, reason };
      const approved = {
        status: 'in_progress',
        origin: 'import',
        title: name,
        decisionNote: decision,
        ...terms,
      };
      await this.audit.record(ctx, { action: 'engagement.approved', ...engagement, after: approved });
      const project = { objectType: 'project', objectId: id, objectLabel: name, reason };
      await this.audit.record(ctx, {
        action: 'project.created',
        ...project,
        after: { status: 'active', origin: 'import', name, engagementId, ...terms },
      });
    }
  }

  /** A later file of an imported project goes on where the earlier ended; agreed projects keep their dates. */
  private async stretchProjects(ctx: RequestContext, plan: ImportPlan, reason: string): Promise<void> {
    const known = plan.projects.flatMap(({ known, newEntries, startDate, endDate }) =>
      known?.stretches && newEntries > 0 ? [{ ...known, startDate, endDate }] : [],
    );
    if (known.length === 0) return;
    const dates = [pick(known, 'startDate'), pick(known, 'endDate')];
    const spans = await this.database.query<Span & { title: string }>(ctx, STRETCH_ENGAGEMENTS, [
      ctx.firmId,
      pick(known, 'engagementId'),
      ...dates,
    ]);
    for (const { id, title, ...after } of spans) {
      await this.audit.record(ctx, {
        action: 'engagement.extended',
        objectType: 'engagement',
        objectId: id,
        objectLabel: title,
        after,
        reason,
      });
    }
    const stretched = await this.database.query<Span & { name: string }>(ctx, STRETCH_PROJECTS, [
      ctx.firmId,
      pick(known, 'id'),
      ...dates,
    ]);
    for (const { id, name, ...after } of stretched) {
      await this.audit.record(ctx, {
        action: 'project.extended',
        objectType: 'project',
        objectId: id,
        objectLabel: name,
        after,
        reason,
      });
    }
  }

  /** Runs a statement over columns of values, unless they are empty. */
  private async insert(
    ctx: RequestContext,
    text: string,
    columns: readonly (readonly unknown[])[],
  ): Promise<void> {
    if (columns[0]?.length) await ctx.tx.run(text, [ctx.firmId, ...columns]);
  }
}

function termsOf(project: PlannedProject, { firm }: RequestContext) {
  const { id, name, code, startDate, endDate, client } = project;
  return {
    id,
    name,
    code,
    startDate,
    endDate,
    clientId: client.id,
    currency: project.currencyOr(firm.baseCurrency),
  };
}

const pick = <Row, Key extends keyof Row>(rows: readonly Row[], key: Key): Row[Key][] =>
  rows.map((row) => row[key]);
