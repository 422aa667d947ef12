import type { ProspectDto } from '#libs/api-client/models/prospect-dto';

import { typedDecimal } from '../../core/typed-decimal';

export interface ProspectModel {
  readonly name: string;
  readonly clientId: string;
  readonly company: string;
  readonly person: string;
  readonly email: string;
  readonly phone: string;
  readonly source: string;
  readonly campaignId: string;
  readonly value: string;
  readonly currency: string;
  readonly probability: number | null;
  readonly expectedClose: string;
  readonly ownerId: string;
  readonly stageId: string;
  readonly note: string;
}

/** What the form shows of a prospect, or for a new one. */
export function modelOf(
  prospect: ProspectDto | null,
  fresh: Pick<ProspectModel, 'currency' | 'ownerId' | 'stageId'>,
): ProspectModel {
  const { company = '', person = '', email = '', phone = '', source = '' } = prospect ?? {};
  return {
    name: prospect?.name ?? '',
    clientId: '',
    ...{ company, person, email, phone, source },
    campaignId: prospect?.campaignId ?? '',
    value: prospect?.value ?? '',
    currency: prospect?.currency ?? fresh.currency,
    probability: prospect?.probability ?? null,
    expectedClose: prospect?.expectedClose ?? '',
    ownerId: prospect?.ownerId ?? fresh.ownerId,
    stageId: fresh.stageId,
    note: prospect?.note ?? '',
  };
}

/** What could be won, as the API takes it. */
export const termsOf = ({
  name,
  value,
  currency,
  probability,
  expectedClose,
  ownerId,
  note,
}: ProspectModel) => ({
  ...{ name, currency, probability, ownerId, note },
  value: typedDecimal(value),
  expectedClose: expectedClose || null,
});

/** Who it is, as the API takes it. */
export const whoOf = ({ company, person, email, phone, source, campaignId }: ProspectModel) => ({
  ...{ person, email, phone, source },
  company: company || undefined,
  campaignId: campaignId || null,
});
