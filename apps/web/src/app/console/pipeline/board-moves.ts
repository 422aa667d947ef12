import { type ResourceRef, inject } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { prospectsPlace } from '#libs/api-client/fn/crm/prospects-place';
import type { PipelineDto } from '#libs/api-client/models/pipeline-dto';
import { messageOf } from '#libs/ui/api-error';

import { Invalidation } from '../../core/invalidation';
import { Toasts } from '../../core/toasts';
import { type Found, find, moved, type Place, placeOf, renewed } from './board';
import { lossReason } from './loss-reason';

/**
 * Moves cards at once and tells the server after: one move at a time, in order, so that each names the version that the
 * one before it left. What the server refuses goes back. Made in an injection context.
 */
export class BoardMoves {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  private readonly invalidation = inject(Invalidation);
  private readonly whyLost = lossReason();
  private sending = Promise.resolve();

  constructor(private readonly board: ResourceRef<PipelineDto | undefined>) {}

  /** Asks for the reason where a prospect is lost; offers to undo. */
  async move(id: string, to: Place): Promise<void> {
    const before = this.found(id);
    if (!before) return;
    const from = placeOf(before);
    if (from.stageId === to.stageId && from.beforeId === to.beforeId) return;
    const reason = this.loses(before, to) ? await this.whyLost(before.card.name) : undefined;
    if (reason === null) return;
    this.apply(id, to);
    this.sending = this.sending.then(() => this.send(id, to, from, reason));
    if (await this.toasts.offer(this.saidOf(id), $localize`Undo`)) await this.move(id, from);
  }

  private async send(
    id: string,
    { stageId, beforeId }: Place,
    from: Place,
    lostReason?: string,
  ): Promise<void> {
    const version = this.found(id)?.card.version;
    if (version === undefined) return;
    const body = { stageId, beforeProspectId: beforeId, lostReason };
    try {
      const after = await this.api.invoke(prospectsPlace, { id, body, 'If-Match': `"${version}"` });
      this.board.update((value) => value && renewed(value, id, after.version));
      this.invalidation.invalidate('prospects', `prospect:${id}`);
    } catch (error) {
      this.apply(id, from);
      this.toasts.show($localize`It stays where it was: ${messageOf(error)}:reason:`);
      this.board.reload(); // others may have moved it
    }
  }

  private apply(id: string, to: Place): void {
    this.board.update((value) => value && moved(value, id, to));
  }

  private found(id: string): Found | undefined {
    return this.board.hasValue() ? find(this.board.value(), id) : undefined;
  }

  private loses({ column: { kind } }: Found, { stageId }: Place): boolean {
    const to = this.board.value()?.columns.find(({ id }) => id === stageId);
    return to?.kind === 'lost' && kind !== 'lost';
  }

  private saidOf(id: string): string {
    const { column, at } = this.found(id)!;
    return $localize`Moved to ${column.name}:stage:, ${at + 1}:place: of ${column.cards.length}:count:`;
  }
}
