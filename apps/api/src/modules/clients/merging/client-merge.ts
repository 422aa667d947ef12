import { Injectable } from '@nestjs/common';
import { LIMITS, type MergeBlock, type MergeField } from '#libs/contracts';
import { Audit } from '../../../platform/audit/audit.js';
import { ownMembershipId, type RequestContext } from '../../../platform/context/request-context.js';
import { notFound, staleVersion } from '../../../platform/errors/domain-error.js';
import { Database } from '../../../platform/persistence/database.js';
import { mergeSql } from '../../../platform/persistence/scope.js';
import { Client } from '../client.entity.js';
import { RENAME_IN_PORTAL } from '../clients.queries.js';
import { ClientsService } from '../clients.service.js';
import type { ClientDto } from '../dto/client.dto.js';
import type { ClientMergeDto, ClientMovesDto, MergeClientDto } from './dto/client-merge.dto.js';
import { excessOf, mergedFacts } from './merged-facts.js';
import { MergedClient } from './merged-client.entity.js';
import { notMergeable } from './merging.errors.js';
import * as sql from './merging.queries.js';

/** Two clients that are one: everything of the one that goes becomes that of the one that stays, and its id leads there. */
@Injectable()
export class ClientMerge {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clients: ClientsService,
  ) {}

  /** What would come along, and what is in the way. @throws 404 */
  async preview(ctx: RequestContext, id: string, otherId: string): Promise<ClientMergeDto> {
    const [stays, goes] = [await this.clients.get(ctx, id), await this.clients.get(ctx, otherId)];
    const [moves, blocks] = await Promise.all([
      this.moves(ctx, id, otherId),
      this.blocks(ctx, stays, goes, []),
    ]);
    return { stays, goes, moves, blocks };
  }

  /**
   * Whoever asks twice is answered the same. What is issued keeps what it says and moves with its numbers and amounts.
   * @throws 404, 409 with the reasons, 412 when one of them is not as it was seen
   */
  async merge(ctx: RequestContext, id: string, version: number, wanted: MergeClientDto): Promise<ClientDto> {
    const { clientId: otherId, take } = wanted;
    await this.database.lock(ctx, 'merge-clients'); // whoever asks twice waits, and finds it done
    const known = await this.database.repo(ctx, MergedClient).findOne({ id: otherId });
    if (known?.intoId === id) return this.clients.get(ctx, id);
    const clients = this.database.repo(ctx, Client);
    const [stays, goes] = [await clients.lockOrFail(id), await clients.lockOrFail(otherId)]; // whoever writes for one waits
    if (stays.version !== version || goes.version !== wanted.version) throw staleVersion();
    const blocks = await this.blocks(ctx, stays, goes, take);
    if (blocks.length) throw notMergeable(blocks);
    const moves = await this.moves(ctx, id, otherId);
    await this.move(ctx, stays, goes);
    await clients.delete({ id: otherId });
    const lead = { id: otherId, intoId: id, name: goes.name, mergedBy: ownMembershipId(ctx) };
    await this.database.repo(ctx, MergedClient).append(lead);
    const after = await clients.update(id, mergedFacts(stays, goes, take));
    await this.database.query(ctx, RENAME_IN_PORTAL, [ctx.firmId, id, after.name]);
    const what = { action: 'client.merged', objectType: 'client' };
    await this.audit.recordAll(ctx, [
      { ...what, objectId: id, objectLabel: after.name, before: stays, after, reason: goes.name },
      {
        ...what,
        objectId: otherId,
        objectLabel: goes.name,
        before: Object.assign(goes, { moves }),
        reason: after.name,
      },
    ]);
    return this.clients.get(ctx, id);
  }

  private async move(ctx: RequestContext, { id, name }: Client, goes: Client): Promise<void> {
    const both = [ctx.firmId, id, goes.id];
    await ctx.tx.runOnce(mergeSql(goes.id, id));
    const renamed = await this.database.query<{ id: string; before: string; after: string }>(
      ctx,
      sql.RENAME_PROJECTS,
      [...both, goes.name, LIMITS.nameLength],
    );
    await this.database.query(ctx, sql.FOLD_CONTACTS, both);
    await this.database.query(ctx, sql.FOLD_PORTAL_USERS, both);
    await this.database.query(ctx, sql.REVOKE_INVITATIONS, both);
    await this.database.query(ctx, sql.COPY_TAGS, both);
    const twins = await this.database.query<{ goes: string }>(ctx, sql.MOVE, [...both, name]);
    await this.database.query(ctx, sql.DELETE_TWINS, [ctx.firmId, twins.map((twin) => twin.goes)]);
    await this.database.query(ctx, sql.LINK_CONTACTS, [ctx.firmId, id]);
    await this.database.query(ctx, sql.STAY_APART, both);
    await this.database.query(ctx, sql.LEAD_ON, both);
    await this.audit.recordAll(
      ctx,
      renamed.map((project) => ({
        ...{ action: 'project.updated', objectType: 'project', objectId: project.id },
        ...{ objectLabel: project.after, before: { name: project.before }, after: { name: project.after } },
      })),
    );
  }

  private async moves(ctx: RequestContext, id: string, otherId: string): Promise<ClientMovesDto> {
    const values = [ctx.firmId, id, otherId];
    return (await this.database.one<ClientMovesDto & Record<string, unknown>>(ctx, sql.MOVES, values))!;
  }

  private async blocks(
    ctx: RequestContext,
    stays: Client | ClientDto,
    goes: Client | ClientDto,
    take: readonly MergeField[],
  ): Promise<MergeBlock[]> {
    const values = [ctx.firmId, stays.id, goes.id];
    const found = await this.database.one<Record<MergeBlock, boolean>>(ctx, sql.BLOCKS, values);
    if (!found) throw notFound('client');
    const blocked = {
      ...found,
      same: stays.id === goes.id,
      inactive: stays.status === 'inactive' && goes.status === 'active',
    };
    return [
      ...(['same', 'inactive', 'signatures', 'imports', 'prices'] as const).filter((block) => blocked[block]),
      ...excessOf(mergedFacts(stays, goes, take)),
    ];
  }
}
