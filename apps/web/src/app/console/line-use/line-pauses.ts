import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { retainerPausesEnd } from '#libs/api-client/fn/engagements/retainer-pauses-end';
import type { LineUseDto } from '#libs/api-client/models/line-use-dto';
import type { RetainerPauseDto } from '#libs/api-client/models/retainer-pause-dto';
import { UiActions } from '#libs/ui/actions';
import { UiCan } from '#libs/ui/can';
import { UiDate } from '#libs/ui/date';
import { Dialogs } from '#libs/ui/dialogs';
import { UiFormError } from '#libs/ui/form';
import type { RowAction } from '#libs/ui/table-column';

import { doing } from '../../core/doing';
import { ifMatch } from '../../core/if-match';
import { Permissions } from '../../core/permissions';
import { PauseDrawer } from './pause-drawer';

/** When a retainer rests. */
@Component({
  selector: 'app-line-pauses',
  imports: [MatButton, PauseDrawer, UiActions, UiCan, UiDate, UiFormError],
  template: `
    <ui-form-error [error]="doing.failure()" />
    @if (pauses().length) {
      <ul>
        @for (pause of pauses(); track pause.id) {
          <li>
            <div class="what">
              <span i18n>Rests <ui-date [day]="pause.from" /> to <ui-date [day]="pause.to" /></span>
            </div>
            @if (pause.reason) {
              <p class="ui-muted" translate="no">{{ pause.reason }}</p>
            }
            @if (pause.actions.length) {
              <ui-actions plain [actions]="pause.actions" [name]="pause.from" />
            }
          </li>
        }
      </ul>
    }
    <div *uiCan="may" class="ui-buttons">
      <button matButton type="button" (click)="pausing.set(true)" i18n>Pause the retainer…</button>
    </div>
    @if (pausing()) {
      <app-pause-drawer
        [engagementId]="engagementId()"
        [line]="line()"
        (done)="paused()"
        (closed)="pausing.set(false)"
      />
    }
  `,
  styleUrl: './line-parts.scss',
})
export class LinePauses {
  private readonly api = inject(Api);
  private readonly dialogs = inject(Dialogs);
  private readonly can = inject(Permissions).can;
  readonly line = input.required<LineUseDto>();
  readonly engagementId = input.required<string>();

  protected readonly may = P.EngagementWrite;
  protected readonly doing = doing();
  protected readonly pausing = signal(false);
  protected readonly pauses = computed(() =>
    this.line().pauses.map((pause) => ({ ...pause, actions: this.actionsOf(pause) })),
  );

  protected async paused(): Promise<void> {
    this.pausing.set(false);
    await this.changed(() => Promise.resolve());
  }

  private actionsOf(pause: RetainerPauseDto): RowAction[] {
    if (!this.can(P.EngagementWrite)) return [];
    const remove = { label: $localize`Remove the pause`, icon: 'delete', danger: true } as const;
    return [{ ...remove, run: () => void this.remove(pause) }];
  }

  private async remove(pause: RetainerPauseDto): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: $localize`Remove the pause?`,
      text: $localize`Fee and hours of these days count again.`,
      action: $localize`Remove the pause`,
    });
    const { id } = pause;
    if (sure) await this.changed(() => this.api.invoke(retainerPausesEnd, { id, ...ifMatch(pause) }));
  }

  private async changed(work: () => Promise<unknown>): Promise<void> {
    await this.doing.run(work, 'billing', `engagement:${this.engagementId()}`);
  }
}
