export * from './majority.js';
export * from './agenda-changes.js';
export * from './repeat-sitting.js';
export * from './sitting-terms.js';
export * from './roll-call-correction.js';
export * from './tabled-amendment.js';
export { applyAmendments, type AmendedText } from './apply-amendments.js';
export * from './tables.js';
export * from './matters.js';
