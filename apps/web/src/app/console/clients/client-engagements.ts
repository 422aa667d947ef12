import { Component, input } from '@angular/core';

import { EngagementTable } from '../engagements/engagement-table';

@Component({
  selector: 'app-client-engagements',
  imports: [EngagementTable],
  template: `<app-engagement-table [clientId]="id()" />`,
})
export class ClientEngagements {
  readonly id = input.required<string>();
}
