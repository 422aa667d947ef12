import { Component, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { P } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { contractsList } from '#libs/api-client/fn/contracts/contracts-list';
import type { EngagementDto } from '#libs/api-client/models/engagement-dto';
import { UiCan } from '#libs/ui/can';
import { UiControl, UiField } from '#libs/ui/field';
import { type Choice, UiPicker } from '#libs/ui/picker';

import { memberSearch } from '../projects/member-search';

const CHOICES = 20;
const OVER: readonly string[] = ['ended', 'terminated', 'void'];

export interface PlanModel {
  contractId: string;
  projectName: string;
  projectManagerId: string;
}

export const planOf = (engagement: EngagementDto | null): PlanModel => ({
  contractId: engagement?.contract?.id ?? '',
  projectName: engagement?.projectName ?? '',
  projectManagerId: engagement?.projectManagerId ?? '',
});

export const bodyOfPlan = ({ contractId, projectName, projectManagerId }: PlanModel) => ({
  contractId: contractId || null,
  projectName: projectName.trim() || null,
  projectManagerId: projectManagerId || null,
});

/** What an engagement is agreed by, and the project that its approval begins. */
@Component({
  selector: 'app-engagement-plan',
  imports: [FormField, UiCan, UiControl, UiField, UiPicker],
  template: `
    <ui-field
      *uiCan="P.ContractRead"
      label="Contract"
      i18n-label
      marksOptional
      hint="One of the same client that holds or may yet."
      i18n-hint
      [field]="plan().contractId"
    >
      <ui-picker
        [formField]="plan().contractId"
        [search]="searchContracts"
        [shown]="engagement()?.contract?.title ?? ''"
      />
    </ui-field>
    <div class="ui-columns">
      <ui-field
        label="Project"
        i18n-label
        marksOptional
        hint="Begins with the approval, one for each line that takes hours."
        i18n-hint
        [field]="plan().projectName"
      >
        <input uiControl autocomplete="off" [formField]="plan().projectName" />
      </ui-field>
      <ui-field label="Project manager" i18n-label marksOptional [field]="plan().projectManagerId">
        <ui-picker
          [formField]="plan().projectManagerId"
          [search]="searchMembers"
          [shown]="engagement()?.projectManagerName ?? ''"
        />
      </ui-field>
    </div>
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class EngagementPlan {
  private readonly api = inject(Api);

  readonly plan = input.required<{ readonly [Key in keyof PlanModel]: FieldTree<string> }>();
  /** empty until one is chosen */
  readonly clientId = input.required<string>();
  /** as it is now; null for a new one */
  readonly engagement = input.required<EngagementDto | null>();

  protected readonly P = P;
  protected readonly searchMembers = memberSearch();
  protected readonly searchContracts = async (q: string): Promise<Choice[]> => {
    const clientId = this.clientId();
    if (!clientId) return [];
    const { items } = await this.api.invoke(contractsList, { clientId, q: q || undefined, perPage: CHOICES });
    return items
      .filter(({ status }) => !OVER.includes(status))
      .map(({ id, number, title }) => ({ id, label: title, note: number }));
  };
}
