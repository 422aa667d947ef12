import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsString,
  IsUrl,
  MaxLength,
  MinLength,
  Validate,
  ValidateIf,
  type ValidationArguments,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { isLocalDate } from '#libs/calendar';
import { isCurrency, parseDecimal } from '#libs/money';
import { LIMITS } from '#libs/contracts';

@ValidatorConstraint({ name: 'isWorkDate' })
class WorkDateRule implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isLocalDate(value) && value >= '1970-01-01' && value <= '9999-12-31';
  }
  defaultMessage({ property }: ValidationArguments): string {
    return `${property} must be a date as 2026-11-21.`;
  }
}

@ValidatorConstraint({ name: 'isCurrencyCode' })
class CurrencyRule implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isCurrency(value);
  }
  defaultMessage({ property }: ValidationArguments): string {
    return `${property} must be an ISO 4217 currency code, as EUR.`;
  }
}

type Sign = 'positive' | 'not_negative' | 'any';

@ValidatorConstraint({ name: 'isDecimalText' })
class DecimalRule implements ValidatorConstraintInterface {
  validate(value: unknown, { constraints }: ValidationArguments): boolean {
    if (typeof value !== 'string') return false;
    try {
      const [sign, maxDecimals] = constraints as [Sign, number];
      const decimal = parseDecimal(value, { maxDecimals });
      const negative = decimal.startsWith('-');
      return sign === 'any' || (!negative && (sign === 'not_negative' || /[1-9]/.test(decimal)));
    } catch {
      return false;
    }
  }
  defaultMessage({ constraints }: ValidationArguments): string {
    const above = { positive: ' above zero', not_negative: ' of zero or more', any: '' }[
      constraints[0] as Sign
    ];
    return `Write a decimal number${above} with a point, as "1234.50".`;
  }
}

/** A local date `YYYY-MM-DD` that exists. */
export const IsWorkDate = () =>
  applyDecorators(
    ApiProperty({ type: 'string', format: 'date', example: '2026-11-21' }),
    Validate(WorkDateRule),
  );

/** An ISO 4217 code. */
export const IsCurrencyCode = () =>
  applyDecorators(ApiProperty({ type: 'string', example: 'EUR' }), Validate(CurrencyRule));

/** An amount or rate as decimal text. */
export const IsDecimalText = (sign: Sign = 'positive', maxDecimals = 4) =>
  applyDecorators(
    ApiProperty({ type: 'string', format: 'decimal', example: '1234.50' }),
    Validate(DecimalRule, [sign, maxDecimals]),
  );

/** One line of text without blank ends, 1 to `max` characters. */
export const IsLine = (max: number = LIMITS.nameLength) =>
  applyDecorators(trimmed(), IsString(), MinLength(1), MaxLength(max));

const EMAIL_LENGTH = 254;

/** An e-mail address as we keep it: in small letters. */
export const IsEmailAddress = () =>
  applyDecorators(
    ApiProperty({ type: 'string', format: 'email', maxLength: EMAIL_LENGTH }),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.trim().toLowerCase() : value,
    ),
    IsEmail({}, { message: 'Write an e-mail address, as ada@firm.example.' }),
    MaxLength(EMAIL_LENGTH),
  );

/** The address of a website that a page may link to, or nothing: http or https, https where nothing is said. */
export const IsWebAddress = () =>
  applyDecorators(
    ApiProperty({ type: 'string', required: false, example: 'https://acme.example' }),
    Transform(({ value }: { value: unknown }) => {
      const text = typeof value === 'string' ? value.trim() : value;
      return typeof text === 'string' && text && !/^[a-z][a-z\d+.-]*:/i.test(text) ? `https://${text}` : text;
    }),
    ValidateIf((_, value) => value !== '' && value !== undefined),
    IsUrl(
      { protocols: ['http', 'https'], require_protocol: true, disallow_auth: true },
      { message: 'Write a website as https://acme.example.' },
    ),
    MaxLength(LIMITS.nameLength),
  );

/** Text that may be empty. */
export const IsText = (max: number = LIMITS.noteLength) =>
  applyDecorators(trimmed(), IsString(), MaxLength(max));

/** May be left out; null is refused, where `@IsOptional()` would let it through. */
export const IfGiven = () => ValidateIf((_, value) => value !== undefined);

/** `true` or `false` in a query string. */
export const IsFlag = () =>
  applyDecorators(
    ApiProperty({ type: 'boolean', required: false }),
    IfGiven(),
    Transform(({ value }: { value: unknown }) =>
      value === 'true' ? true : value === 'false' ? false : value,
    ),
    IsBoolean(),
  );

const trimmed = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.replaceAll('\u0000', '').trim() : value,
  );
