import { Component, computed, inject, input, model, resource } from '@angular/core';
import { LIMITS } from '#libs/contracts';
import { Api } from '#libs/api-client/api';
import { membersList } from '#libs/api-client/fn/members/members-list';
import type { MemberDto } from '#libs/api-client/models/member-dto';
import { UiFilter } from '#libs/ui/filter-bar';

/** Everybody of the firm as a filter, those who left too: their hours stay. */
@Component({
  selector: 'app-person-filter',
  imports: [UiFilter],
  template: `<ui-filter [label]="label()" [options]="people()" [(value)]="value" />`,
})
export class PersonFilter {
  private readonly api = inject(Api);
  readonly value = model.required<string>();
  readonly label = input($localize`Person`);

  private readonly members = resource({ loader: () => this.everybody() });
  protected readonly people = computed(() =>
    this.members.hasValue() ? this.members.value().map(({ id, name }) => ({ value: id, label: name })) : [],
  );

  private async everybody(): Promise<MemberDto[]> {
    const found: MemberDto[] = [];
    for (let page = 1; ; page++) {
      const { items } = await this.api.invoke(membersList, { page, perPage: LIMITS.perPageMax });
      found.push(...items);
      if (items.length < LIMITS.perPageMax) return found;
    }
  }
}
