import { Component, input } from '@angular/core';

import { RecordFiles } from '../files/record-files';

@Component({
  selector: 'app-client-files',
  imports: [RecordFiles],
  template: `<app-record-files kind="client" [recordId]="id()" />`,
})
export class ClientFiles {
  readonly id = input.required<string>();
}
