import { Component, input } from '@angular/core';

import { ContractTable } from '../contracts/contract-table';

@Component({
  selector: 'app-client-contracts',
  imports: [ContractTable],
  template: `<app-contract-table [clientId]="id()" />`,
})
export class ClientContracts {
  readonly id = input.required<string>();
}
