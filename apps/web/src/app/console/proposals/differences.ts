import { Component, inject, input, linkedSignal, resource } from '@angular/core';
import { Api } from '#libs/api-client/api';
import { proposalsDifference } from '#libs/api-client/fn/proposals/proposals-difference';
import type { ProposalDifferenceDto } from '#libs/api-client/models/proposal-difference-dto';
import type { ProposalVersionRowDto } from '#libs/api-client/models/proposal-version-row-dto';
import type { DifferenceKind } from '#libs/contracts';
import { UiAsync, UiLoaded, UiNone } from '#libs/ui/async';
import { UiControl, UiField } from '#libs/ui/field';
import { UiRichText } from '#libs/ui/rich-text';

import { sentence } from '../audit/audit-words';
import { PROPERTIES } from '../audit/property-words';
import { reloadOn } from '../../core/invalidation';

const KINDS: Record<DifferenceKind, string> = {
  added: $localize`Added`,
  removed: $localize`Removed`,
  changed: $localize`Changed`,
  moved: $localize`Moved`,
};

/** What changed from one version to another. */
@Component({
  selector: 'app-differences',
  imports: [UiAsync, UiControl, UiField, UiLoaded, UiNone, UiRichText],
  templateUrl: './differences.html',
  styleUrl: './differences.scss',
})
export class Differences {
  private readonly api = inject(Api);
  readonly id = input.required<string>();
  /** newest first */
  readonly versions = input.required<readonly ProposalVersionRowDto[]>();

  protected readonly kinds = KINDS;
  protected readonly propertyOf = (field: string): string => PROPERTIES[field] ?? sentence(field);
  protected readonly to = linkedSignal(() => this.versions()[0]!.number);
  protected readonly from = linkedSignal(() => this.versions()[1]!.number);
  protected readonly found = reloadOn(
    resource({
      params: () => ({ id: this.id(), from: this.from(), to: this.to() }),
      loader: ({ params }) => this.api.invoke(proposalsDifference, params),
    }),
    () => `proposal:${this.id()}`,
  );
  protected readonly isEmpty = (found: unknown): boolean => Array.isArray(found) && !found.length;

  protected titleOf({ part, title }: ProposalDifferenceDto): string {
    return part === 'terms' ? $localize`Terms` : title;
  }
}
