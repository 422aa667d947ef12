import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { DomainError, type FieldError } from '../errors/domain-error.js';

function fieldErrors(errors: readonly ValidationError[], path = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = path ? `${path}.${error.property}` : error.property;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) =>
      rule === 'whitelistValidation'
        ? { field, code: 'UNKNOWN_FIELD', message: `There is no field ${error.property}.` }
        : { field, code: rule.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase(), message: sentence(message) },
    );
    return [...own, ...fieldErrors(error.children ?? [], field)];
  });
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Bodies, queries and parameters: only declared fields, of the declared types; one problem a field, all fields at once, as a 422. */
export const validation = () =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => {
      const fields = fieldErrors(errors);
      return new DomainError(
        'VALIDATION_FAILED',
        422,
        fields
          .map((f) => f.message)
          .slice(0, 3)
          .join(' '),
        fields,
      );
    },
  });
