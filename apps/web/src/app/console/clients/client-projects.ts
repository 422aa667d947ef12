import { Component, input } from '@angular/core';

import { ProjectTable } from '../projects/project-table';

@Component({
  selector: 'app-client-projects',
  imports: [ProjectTable],
  template: `<app-project-table [clientId]="id()" />`,
})
export class ClientProjects {
  readonly id = input.required<string>();
}
