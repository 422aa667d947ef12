import { Component, computed, input } from '@angular/core';

import { ProposalsOf } from '../proposals/proposals-of';

@Component({
  selector: 'app-client-proposals',
  imports: [ProposalsOf],
  template: `<app-proposals-of [about]="about()" />`,
})
export class ClientProposals {
  readonly id = input.required<string>();
  protected readonly about = computed(() => ({ clientId: this.id() }));
}
