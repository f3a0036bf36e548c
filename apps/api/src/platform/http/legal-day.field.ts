import { registerDecorator } from 'class-validator';
import { isLegalDay } from '#libs/legal-calendar';

/** The database knows no year 0, and a term that begins in 9999 ends where no `YYYY-MM-DD` reaches. */
const KEPT_YEARS = /^[1-8]/;

/** A field that must be a real calendar date `YYYY-MM-DD` from 1000 to 8999. */
export function LegalDayField(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'legalDay',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && KEPT_YEARS.test(value) && isLegalDay(value),
        defaultMessage: () => '$property must be a calendar date',
      },
    });
}
