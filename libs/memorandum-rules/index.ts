export { euroText, isWhole, MAX_CENTS, MAX_QUANTITY, printEuro, printThousandths } from './money.js';
export * from './fiscal.js';
export { FISCAL_PART, fiscalBlocks } from './fiscal-text.js';
export * from './administrative.js';
export { ADMINISTRATIVE_PART, administrativeBlocks } from './administrative-text.js';
export * from './guidance.js';
export * from './completeness.js';
export * from './placement.js';
export * from './contacts.js';
