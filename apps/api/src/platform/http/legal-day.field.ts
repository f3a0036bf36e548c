import { registerDecorator } from 'class-validator';
import { isLegalDay } from '#libs/legal-calendar';

/** A field that must be a real calendar date `YYYY-MM-DD`. */
export function LegalDayField(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'legalDay',
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isLegalDay(value),
        defaultMessage: () => '$property must be a calendar date',
      },
    });
}
