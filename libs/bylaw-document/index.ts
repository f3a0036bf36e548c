export * from './schema.js';
export * from './ids.js';
export { ID_LENGTH, isId, isLabel, isSafeHref, type Label } from './attributes.js';
