import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

export interface Contact {
  readonly company: string;
  readonly person: string;
  readonly email: string;
  readonly phone: string;
  readonly source: string;
  readonly campaignId: string | null;
  readonly campaignName: string | null;
  readonly ownerName: string | null;
  readonly note: string;
}

/** Who a lead or prospect is, and how to reach them. */
@Component({
  selector: 'app-contact-facts',
  imports: [RouterLink],
  template: `
    <section class="ui-card ui-pad" aria-labelledby="contact">
      <h2 id="contact" i18n>Contact</h2>
      <dl class="ui-facts">
        <div>
          <dt i18n>Company</dt>
          <dd>{{ contact().company }}</dd>
        </div>
        <div>
          <dt i18n>Person</dt>
          <dd>{{ contact().person || '–' }}</dd>
        </div>
        <div>
          <dt i18n>E-mail</dt>
          <dd>
            @if (contact().email; as email) {
              <a href="mailto:{{ email }}">{{ email }}</a>
            } @else {
              –
            }
          </dd>
        </div>
        <div>
          <dt i18n>Phone</dt>
          <dd>
            @if (contact().phone; as phone) {
              <a href="tel:{{ phone }}">{{ phone }}</a>
            } @else {
              –
            }
          </dd>
        </div>
        <div>
          <dt i18n>Source</dt>
          <dd>{{ contact().source || '–' }}</dd>
        </div>
        @if (contact().campaignId; as id) {
          <div>
            <dt i18n>Campaign</dt>
            <dd>
              <a [routerLink]="['/campaigns', id]">{{ contact().campaignName }}</a>
            </dd>
          </div>
        }
        <div>
          <dt i18n>Owner</dt>
          <dd>{{ contact().ownerName || '–' }}</dd>
        </div>
      </dl>
      @if (contact().note) {
        <p>{{ contact().note }}</p>
      }
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: 0.75rem;
    }
    p {
      margin: 0;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class ContactFacts {
  readonly contact = input.required<Contact>();
}
