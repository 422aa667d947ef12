import { Component, input } from '@angular/core';
import type { ProposalSectionDto } from '#libs/api-client/models/proposal-section-dto';
import { UiRichText } from '#libs/ui/rich-text';

/** What a proposal says, part by part. */
@Component({
  selector: 'app-offer-sections',
  imports: [UiRichText],
  template: `
    @for (section of sections(); track section.key) {
      <section class="ui-card ui-pad">
        <h2 translate="no">{{ section.title }}</h2>
        <ui-rich-text [html]="section.body" />
      </section>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
  `,
})
export class OfferSections {
  readonly sections = input.required<readonly ProposalSectionDto[]>();
}
