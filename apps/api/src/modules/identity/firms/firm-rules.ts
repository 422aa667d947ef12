import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { isTimeZone } from '#libs/calendar';
import { isNumberFormat } from '#libs/contracts';

@ValidatorConstraint({ name: 'isTimeZone' })
export class TimeZoneRule implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return isTimeZone(value);
  }
  defaultMessage(): string {
    return 'This is no time zone as Europe/Berlin.';
  }
}

@ValidatorConstraint({ name: 'isLocale' })
export class LocaleRule implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isLocale(value);
  }
  defaultMessage(): string {
    return 'This is no language and region as en-GB.';
  }
}

function isLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length === 1;
  } catch {
    return false;
  }
}

@ValidatorConstraint({ name: 'isNumberFormat' })
export class NumberFormatRule implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isNumberFormat(value);
  }
  defaultMessage(): string {
    return 'A number format names the year and the number once, as INV-{YYYY}-{seq:5}.';
  }
}
