import { Component, inject } from '@angular/core';
import { ActivatedRoute } from '@angular/router';

import { FirmSetup } from './firm-setup';
import { RegistrationRequest } from './registration-request';

/** A firm of one's own: first a link to one's address, then, by the link, the firm. */
@Component({
  selector: 'app-register',
  imports: [FirmSetup, RegistrationRequest],
  template: `
    <main>
      <div class="card">
        <div class="brand"><img src="favicon.svg" alt="" width="32" height="32" />Votra</div>
        @if (token) {
          <app-firm-setup [token]="token" />
        } @else {
          <app-registration-request />
        }
      </div>
    </main>
  `,
  styleUrl: '../login/login.scss',
})
export class Register {
  /** in the fragment, which no server sees */
  protected readonly token = new URLSearchParams(inject(ActivatedRoute).snapshot.fragment ?? '').get('token');
}
