import type { AttributeSpec } from 'prosemirror-model';

/**
 * A number fixed on a unit instead of being derived from its place: consolidated and imported acts, and units
 * inserted into an act in force. `5.¹` is `{ base: '5', sup: '1' }`; chapter `III¹` is `{ base: 'III', sup: '1' }`;
 * sub-point `7.2.` inside point 7 is `{ base: '2', sup: '' }`: a label names only the unit's own part.
 */
export interface Label {
  base: string;
  /** The superscript digits, or the empty string. */
  sup: string;
  /** The whole number as the source printed it, kept only where it is irregular (for example `5.1 ` or `a)`). */
  printed?: string;
}

/** Length in characters of every node id. */
export const ID_LENGTH = 12;

const ID = /^[a-z0-9]{12}$/;
const BASE = /^[\p{L}0-9]+(\.[\p{L}0-9]+)*$/u;
const SUP = /^[0-9]{0,4}$/;

/** Whether the value is a complete node id. The empty string, which the editor passes through, is not. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

/** Whether the value is a well-formed fixed label (see `Label`). */
export function isLabel(value: unknown): value is Label {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { base, sup, printed, ...rest } = value as Record<string, unknown>;
  return (
    Object.keys(rest).length === 0 &&
    typeof base === 'string' &&
    base.length <= 16 &&
    BASE.test(base) &&
    typeof sup === 'string' &&
    SUP.test(sup) &&
    (printed === undefined || (typeof printed === 'string' && printed.length > 0 && printed.length <= 40))
  );
}

/** Whether an address may stand in a document: http, https or mailto, nothing that a browser would run. */
export function isSafeHref(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 2000 && /^(https?:\/\/|mailto:)\S+$/i.test(value);
}

/** An attribute whose every value must satisfy the test; the message names the attribute, never the value. */
export function attribute(name: string, fallback: unknown, test: (value: unknown) => boolean): AttributeSpec {
  return {
    default: fallback,
    validate: (value: unknown) => {
      if (!test(value)) throw new RangeError(`bad value of ${name}`);
    },
  };
}

/** The same as `attribute`, but without a default: a node or mark cannot be made without it. */
export function required(name: string, test: (value: unknown) => boolean): AttributeSpec {
  return { validate: attribute(name, null, test).validate };
}

const text = (max: number) => (value: unknown) => typeof value === 'string' && value.length <= max;
const oneOf =
  (...allowed: readonly unknown[]) =>
  (value: unknown) =>
    allowed.includes(value);
const integer = (min: number, max: number) => (value: unknown) =>
  typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
const orNull = (test: (value: unknown) => boolean) => (value: unknown) => value === null || test(value);

/** Tests of attribute values that the node and mark specifications share. */
export const valueIs = { text, oneOf, integer, orNull };

/**
 * The stable id. The empty string is let through because a split or a filled-in node has none until the editor's
 * next transaction gives it one; `parseDocument` refuses it.
 */
export const idAttribute = attribute('id', '', (value) => value === '' || isId(value));

/** The fixed number of a unit, `null` where the number is derived. */
export const labelAttribute = attribute('label', null, orNull(isLabel));

/** Whether the unit was deleted by an amendment and stays only as its number with a note. */
export const deletedAttribute = attribute('deleted', false, (value) => typeof value === 'boolean');
