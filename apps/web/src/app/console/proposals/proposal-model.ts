import type { ProposalDto } from '#libs/api-client/models/proposal-dto';

import { typedDecimal } from '../../core/typed-decimal';
import { lineModel, type LineModel, sectionModel, type SectionModel } from './blocks-model';

export interface ProposalModel extends Record<
  | ('prospectId' | 'clientId' | 'title' | 'currency' | 'ownerId' | 'validUntil' | 'startDate' | 'endDate')
  | 'discountValue',
  string
> {
  discountKind: '' | 'percent' | 'amount';
  sections: SectionModel[];
  lines: LineModel[];
}

type Start = Pick<ProposalModel, 'prospectId' | 'clientId' | 'title' | 'currency' | 'ownerId'>;

/** What the form begins with: a draft, or what is known of a new one. */
export function formModel(proposal: ProposalDto | null, start: Start): ProposalModel {
  if (!proposal)
    return {
      ...{ ...start, validUntil: '', startDate: '', endDate: '', discountKind: '', discountValue: '' },
      ...{ sections: [], lines: [] },
    };
  const { prospectId, clientId, currency, ownerId, content } = proposal;
  const { title, validUntil, startDate, endDate, discountKind, discountValue, sections, lines } = content;
  return {
    ...{ prospectId: prospectId ?? '', clientId: clientId ?? '', title, currency, ownerId, validUntil },
    ...{ startDate: startDate ?? '', endDate: endDate ?? '' },
    ...{ discountKind: discountKind ?? '', discountValue: discountValue ?? '' },
    sections: sections.map((section) => sectionModel(section)),
    lines: lines.map((line) => lineModel(line)),
  };
}

/** What is sent besides text and price lines. */
export function headBody(
  model: Pick<ProposalModel, Exclude<keyof ProposalModel, 'sections' | 'prospectId' | 'clientId'>>,
) {
  const { title, currency, ownerId, validUntil, startDate, endDate, discountKind, discountValue } = model;
  const kind = discountValue.trim() && discountKind ? discountKind : null;
  return {
    ...{ title, currency, ownerId: ownerId || undefined, validUntil: validUntil || undefined },
    ...{ startDate: startDate || null, endDate: endDate || null },
    discountKind: kind,
    discountValue: kind && typedDecimal(discountValue),
  };
}
