import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { isTimeZone } from '#libs/calendar';

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

/** Numbers are counted per year, so a format without the year would give one out twice. */
@ValidatorConstraint({ name: 'isNumberFormat' })
export class NumberFormatRule implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    if (typeof value !== 'string') return false;
    const years = value.match(/\{(YYYY|YY)\}/g)?.length ?? 0;
    const numbers = value.match(/\{seq(:[1-9])?\}/g)?.length ?? 0;
    return years >= 1 && numbers === 1 && !/[{}]/.test(value.replace(/\{(YYYY|YY|seq(:[1-9])?)\}/g, ''));
  }
  defaultMessage(): string {
    return 'A number format names the year and the number once, as INV-{YYYY}-{seq:5}.';
  }
}
