import { DomainError, wrongState } from '../../../platform/errors/domain-error.js';

export function paymentExceedsDue(
  field: string,
  amount: string,
  due: string,
  currency: string,
  number: string,
): DomainError {
  const message = `${amount} ${currency} is more than the ${due} ${currency} that is open on ${number}.`;
  return new DomainError('PAYMENT_EXCEEDS_DUE', 422, message, [
    { field, code: 'PAYMENT_EXCEEDS_DUE', message },
  ]);
}

export const notPayable = (status: string, number: string | null): DomainError =>
  wrongState(
    'INVOICE_NOT_PAYABLE',
    number
      ? `Invoice ${number} is ${status}: there is nothing to pay on it.`
      : 'A draft cannot be paid: issue it first.',
  );

export const alreadyReversed = (): DomainError =>
  wrongState('PAYMENT_ALREADY_REVERSED', 'This payment is reversed already.');
