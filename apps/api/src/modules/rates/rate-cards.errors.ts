import { onConstraint } from '../../platform/errors/constraint-errors.js';
import { DomainError, wrongState } from '../../platform/errors/domain-error.js';

onConstraint('uq_rate_cards_owner_id_currency', () => {
  const message = 'There is a rate card in this currency already.';
  return new DomainError('RATE_CARD_TAKEN', 409, message, [{ field: 'currency', code: 'TAKEN', message }]);
});
onConstraint('ex_rate_card_versions_period', () =>
  wrongState(
    'RATE_VERSIONS_OVERLAP',
    'Two versions would hold on the same day. One has to end where the next begins.',
  ),
);
onConstraint('fk_time_entries_rate_line_id', () =>
  wrongState(
    'RATE_CARD_USED',
    'Hours were priced by this rate card, so it stays. Take its prices out instead.',
  ),
);

export const unknownOwner = (field: string): DomainError =>
  DomainError.field(field, 'OWNER_UNKNOWN', 'Say whose rate card it is, with something that exists.');

export const otherCurrency = (currency: string): DomainError =>
  DomainError.field(
    'currency',
    'RATE_CARD_CURRENCY',
    `The engagement is agreed in ${currency}, and so are its prices.`,
  );

export const cardHasVersions = (): DomainError =>
  wrongState('RATE_CARD_HAS_VERSIONS', 'Take the prices out of the rate card first.');

export const cardLocked = (why: string): DomainError => wrongState('RATE_CARD_LOCKED', why);

export const effectChanged = (): DomainError =>
  wrongState('RATE_EFFECT_CHANGED', 'Hours changed since the preview. Look at the effect again.');

export const severalVersions = (): DomainError =>
  DomainError.field(
    'rates',
    'RATES_HAVE_VERSIONS',
    'The rate card of this engagement has several versions. Change them on the rate card itself.',
  );
