/** For `@Transform`: text without blanks around it. */
export const trimmed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim() : value;

/** For `@ValidateIf`: whatever is not `null`. */
export const given = (_object: object, value: unknown): boolean => value !== null;

/** More money than any municipality has, and still exact in cents. */
export const MAX_CENTS = 1_000_000_000_000;

/** Hundredths of a per cent in a whole. */
export const WHOLE = 10_000;
