import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormField, FormRoot, form, maxLength, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { LIMITS, P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { rolesCreate } from '#libs/api-client/fn/roles/roles-create';
import { rolesUpdate } from '#libs/api-client/fn/roles/roles-update';
import type { RoleDto } from '#libs/api-client/models/role-dto';
import { UiCan } from '#libs/ui/can';
import { UiDrawer } from '#libs/ui/drawer';
import { UiControl, UiField } from '#libs/ui/field';
import { submission, UiFormError } from '#libs/ui/form';

import { newIdempotencyKey } from '../../core/idempotency';
import { ifMatch } from '../../core/if-match';
import { Invalidation } from '../../core/invalidation';
import { Timeline } from '../timeline/timeline';
import type { RoleColumn } from './role-columns';

/** A new role, a copy of one, or one that gets another name. */
export interface RoleDraft {
  readonly from?: RoleColumn;
  readonly role?: RoleDto;
}

/** What a role is called and meant for; a new one begins with the rights of another. */
@Component({
  selector: 'app-role-drawer',
  imports: [FormField, FormRoot, MatButton, Timeline, UiCan, UiControl, UiDrawer, UiField, UiFormError],
  template: `
    <ui-drawer [label]="label()" (closed)="closed.emit()">
      <form class="ui-form" [formRoot]="form">
        <ui-form-error [error]="failure()" />
        <ui-field label="Name" i18n-label [field]="form.name">
          <input uiControl autocomplete="off" [formField]="form.name" />
        </ui-field>
        <ui-field label="What it is for" i18n-label marksOptional [field]="form.description">
          <input uiControl autocomplete="off" [formField]="form.description" />
        </ui-field>
        @if (!draft().role) {
          <ui-field
            label="Begin with the rights of"
            i18n-label
            hint="Tick and untick them in the table afterwards."
            i18n-hint
            [field]="form.from"
          >
            <select uiControl [formField]="form.from">
              @for (column of bases(); track column.key) {
                <option [value]="column.key">{{ column.name }}</option>
              }
            </select>
          </ui-field>
        }
        <div class="ui-buttons">
          <button matButton="filled" type="submit" [disabled]="form().submitting()">
            @if (draft().role) {
              <ng-container i18n>Save</ng-container>
            } @else {
              <ng-container i18n>Create role</ng-container>
            }
          </button>
          <button matButton type="button" (click)="closed.emit()" i18n>Cancel</button>
        </div>
      </form>
      @if (draft().role; as role) {
        <section *uiCan="P.AuditRead" aria-labelledby="history">
          <h3 id="history" i18n>History</h3>
          <app-timeline objectType="role" [objectId]="role.id" />
        </section>
      }
    </ui-drawer>
  `,
})
export class RoleDrawer {
  private readonly api = inject(Api);
  private readonly invalidation = inject(Invalidation);
  readonly draft = input.required<RoleDraft>();
  readonly columns = input.required<readonly RoleColumn[]>();
  readonly done = output();
  readonly closed = output();

  protected readonly P = P;
  protected readonly label = computed(() => {
    const { role, from } = this.draft();
    if (role) return $localize`Rename ${role.name}:role:`;
    return from ? $localize`Copy ${from.name}:role:` : $localize`New role`;
  });
  /** nobody makes a role beyond their own rights */
  protected readonly bases = computed(() => this.columns().filter(({ within }) => within));
  private readonly model = linkedSignal(() => {
    const { role, from } = this.draft();
    return {
      name: role?.name ?? (from ? $localize`Copy of ${from.name}:role:` : ''),
      description: role?.description ?? '',
      from: (from ?? this.bases().find(({ key }) => key === USUAL) ?? this.bases()[0])?.key ?? '',
    };
  });
  protected readonly failure = signal<unknown>(null);
  protected readonly form = form(
    this.model,
    (path) => {
      required(path.name);
      maxLength(path.name, LIMITS.roleNameLength);
      maxLength(path.description, LIMITS.noteLength);
      required(path.from);
    },
    { submission: submission(() => this.save(), this.failure) },
  );
  private readonly key = newIdempotencyKey();

  private async save(): Promise<void> {
    const { from, ...body } = this.model();
    const { role } = this.draft();
    if (role) await this.api.invoke(rolesUpdate, { id: role.id, body, ...ifMatch(role) });
    else
      await this.create(
        body,
        this.bases().find(({ key }) => key === from)!,
      );
    this.invalidation.invalidate('roles', 'members');
    this.done.emit();
  }

  private create(body: { name: string; description: string }, { permissions }: RoleColumn): Promise<RoleDto> {
    return this.api.invoke(rolesCreate, {
      'Idempotency-Key': this.key,
      body: { ...body, permissions: [...permissions] },
    });
  }
}

const USUAL = 'viewer';
