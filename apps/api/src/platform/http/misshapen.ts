import { getMetadataStorage, ValidationTypes, type ValidationError } from 'class-validator';

/**
 * Objects that are missing, and lists where an object stands: `ValidateNested` passes over both, so that a use case would
 * read fields of nothing. What `IsOptional` or `ValidateIf` leaves out stays out.
 */
export function misshapen(object: object): ValidationError[] {
  const metadata = getMetadataStorage().getTargetValidationMetadatas(object.constructor, '', false, false);
  const values: Readonly<Record<string, unknown>> = { ...object };
  const left = (property: string): boolean =>
    metadata.some(
      ({ type, propertyName, constraints }) =>
        type === ValidationTypes.CONDITIONAL_VALIDATION &&
        propertyName === property &&
        !(constraints as ((of: object, value: unknown) => boolean)[])[0]?.(object, values[property]),
    );
  return metadata
    .filter(({ type, propertyName }) => type === ValidationTypes.NESTED_VALIDATION && !left(propertyName))
    .flatMap(({ propertyName, each }): ValidationError[] => {
      const value = values[propertyName];
      if (each && Array.isArray(value)) {
        const children = value.flatMap((one: unknown, at) => within(String(at), one));
        return children.length > 0 ? [{ property: propertyName, children }] : [];
      }
      return within(propertyName, value);
    });
}

/** What is wrong with one object; what is neither a list nor missing is left to its own rules. */
function within(property: string, value: unknown): ValidationError[] {
  if (value === undefined || Array.isArray(value)) {
    return [{ property, constraints: { isObject: `${property} must be an object` } }];
  }
  if (typeof value !== 'object' || value === null) return [];
  const children = misshapen(value);
  return children.length > 0 ? [{ property, children }] : [];
}
